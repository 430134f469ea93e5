import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, day, fen, instant, orgId } from './columns';
import { organizations } from './organization';
import { stores } from './stores';

export type OrderLine = {
  sku: string;
  name?: string;
  category?: string;
  quantity: number;
  amountFen: number;
};
/** A refund as the order row carries it: business day and fen as text. */
export type OrderRefundEntry = [day: string, fen: string];

/**
 * Head row of an order: everything its rollup contribution depends on stands in this one row, so a row lock
 * orders the payment, its refunds and its void however they arrive. `body_hash` null = the payment has not
 * come yet (a refund or void came first); `void_count` > 0 = as if it had not been.
 */
export const orders = pgTable(
  'orders',
  {
    orgId: orgId(),
    source: text('source').notNull(),
    extId: text('ext_id').notNull(),
    bodyHash: bytes('body_hash'),
    storeId: uuid('store_id'),
    memberId: uuid('member_id'),
    guideId: uuid('guide_id'),
    coGuideId: uuid('co_guide_id'),
    campaignId: uuid('campaign_id'),
    channel: text('channel'),
    shareToken: text('share_token'),
    amountFen: fen('amount_fen'),
    units: integer('units'),
    lines: jsonb('lines').$type<OrderLine[]>(),
    occurredAt: instant('occurred_at'),
    businessDay: day('business_day'),
    refundedFen: fen('refunded_fen').notNull().default(sql`0`),
    refunds: jsonb('refunds').$type<OrderRefundEntry[]>(),
    voidCount: integer('void_count').notNull().default(0),
    importId: uuid('import_id'),
    receivedAt: instant('received_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.source, t.extId] }),
    index('orders_org_id_store_id_business_day_idx').on(t.orgId, t.storeId, t.businessDay),
    index('orders_org_id_member_id_business_day_idx').on(t.orgId, t.memberId, t.businessDay),
    index('orders_org_id_import_id_idx').on(t.orgId, t.importId).where(sql`import_id is not null`),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);

export const orderRefunds = pgTable(
  'order_refunds',
  {
    orgId: orgId(),
    source: text('source').notNull(),
    extId: text('ext_id').notNull(),
    /** Source of the order: its live generation when the refund or void came. */
    orderSource: text('order_source').notNull(),
    orderExtId: text('order_ext_id').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    amountFen: fen('amount_fen').notNull(),
    lines: jsonb('lines'),
    reason: text('reason'),
    occurredAt: instant('occurred_at').notNull(),
    businessDay: day('business_day').notNull(),
    importId: uuid('import_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.source, t.extId] }),
    index('order_refunds_org_id_order_idx').on(t.orgId, t.orderSource, t.orderExtId),

    index('order_refunds_org_id_business_day_idx').on(t.orgId, t.businessDay),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

export const orderVoids = pgTable(
  'order_voids',
  {
    orgId: orgId(),
    source: text('source').notNull(),
    extId: text('ext_id').notNull(),
    /** Source of the order: its live generation when the refund or void came. */
    orderSource: text('order_source').notNull(),
    orderExtId: text('order_ext_id').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    reason: text('reason').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.source, t.extId] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
