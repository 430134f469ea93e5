import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { day, fen, instant, orgId } from './columns';

const salesColumns = () => ({
  grossFen: fen('gross_fen').notNull().default(sql`0`),
  refundsFen: fen('refunds_fen').notNull().default(sql`0`),
  orders: integer('orders').notNull().default(0),
  units: integer('units').notNull().default(0),
});

const ofStoreAndDay = () => ({
  storeId: uuid('store_id').notNull(),
  day: day('day').notNull(),
});

/** A node is (region subtree as of the day, brand); `brand_id` = the nil UUID means all brands. */
const ofNode = () => ({
  regionId: uuid('region_id').notNull(),
  brandId: uuid('brand_id').notNull(),
});

/** Sum of the flows of one line and cause; closing of a day = Σ delta up to it. */
const assetColumns = () => ({
  line: text('line').notNull(),
  cause: text('cause').notNull(),
  isRestated: boolean('is_restated').notNull().default(false),
  gained: integer('gained').notNull().default(0),
  lost: integer('lost').notNull().default(0),
});

/** Kept current in the statement that takes the facts. Holds no region: the store's region that day is a join. */
export const storeDay = pgTable(
  'store_day',
  {
    orgId: orgId(),
    ...ofStoreAndDay(),
    ...salesColumns(),
    identifiedOrders: integer('identified_orders').notNull().default(0),
    /** By who counted; the best source a store has that day is its visitor number. */
    sensorVisits: integer('sensor_visits').notNull().default(0),
    manualVisits: integer('manual_visits').notNull().default(0),
    pageVisits: integer('page_visits').notNull().default(0),
    scans: integer('scans').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.storeId, t.day] }),
    index('store_day_org_id_day_idx').on(t.orgId, t.day),
  ],
);

export const guideDay = pgTable(
  'guide_day',
  {
    orgId: orgId(),
    guideId: uuid('guide_id').notNull(),
    ...ofStoreAndDay(),
    ...salesColumns(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.guideId, t.day, t.storeId] }),
    index('guide_day_org_id_store_id_day_idx').on(t.orgId, t.storeId, t.day),
  ],
);

export const campaignDay = pgTable(
  'campaign_day',
  {
    orgId: orgId(),
    campaignId: uuid('campaign_id').notNull(),
    ...ofStoreAndDay(),
    ...salesColumns(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.campaignId, t.day, t.storeId] })],
);

/** Who bought where on which day; distinct buyers of any range and node come from here. */
export const buyerDay = pgTable(
  'buyer_day',
  {
    orgId: orgId(),
    day: day('day').notNull(),
    storeId: uuid('store_id').notNull(),
    memberId: uuid('member_id').notNull(),
    orders: integer('orders').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.storeId, t.day, t.memberId] })],
);

/** Days whose node rollups must be refreshed; append-only with a mark per batch (see dirty_members). */
export const dirtyDays = pgTable(
  'dirty_days',
  {
    orgId: orgId(),
    day: day('day').notNull(),
    mark: uuid('mark').notNull(),
    markedAt: instant('marked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.day, t.mark] })],
);

export const nodeDay = pgTable(
  'node_day',
  {
    orgId: orgId(),
    ...ofNode(),
    day: day('day').notNull(),
    ...salesColumns(),
    identifiedOrders: integer('identified_orders').notNull().default(0),
    visitors: integer('visitors').notNull().default(0),
    /** Stores with any sale, and stores with any visitor count, that day. */
    sellingStores: integer('selling_stores').notNull().default(0),
    countedStores: integer('counted_stores').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.regionId, t.brandId, t.day] })],
);

/** Exact distinct identified buyers of a node; `starts_on` is the day, the Monday or the first of the month. */
export const nodeBuyers = pgTable(
  'node_buyers',
  {
    orgId: orgId(),
    ...ofNode(),
    grain: text('grain', { enum: ['day', 'week', 'month'] }).notNull(),
    startsOn: day('starts_on').notNull(),
    buyers: integer('buyers').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.regionId, t.brandId, t.grain, t.startsOn] })],
);

export const channelDay = pgTable(
  'channel_day',
  {
    orgId: orgId(),
    ...ofStoreAndDay(),
    channel: text('channel').notNull(),
    ...salesColumns(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.day, t.storeId, t.channel] })],
);

export const categoryDay = pgTable(
  'category_day',
  {
    orgId: orgId(),
    ...ofStoreAndDay(),
    category: text('category').notNull(),
    ...salesColumns(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.day, t.storeId, t.category] })],
);

/** One member entering (+1) or leaving (−1) a line of a store's balance sheet. Never updated: undone by its opposite. */
export const assetFlows = pgTable(
  'asset_flows',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    memberId: uuid('member_id').notNull(),
    ...ofStoreAndDay(),
    line: text('line').notNull(),
    cause: text('cause').notNull(),
    delta: integer('delta').notNull(),
    /** Written after the day's balance had been closed. */
    isRestated: boolean('is_restated').notNull().default(false),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('asset_flows_org_id_store_id_day_idx').on(t.orgId, t.storeId, t.day),
    index('asset_flows_org_id_member_id_idx').on(t.orgId, t.memberId),
  ],
);

export const assetDay = pgTable(
  'asset_day',
  {
    orgId: orgId(),
    ...ofStoreAndDay(),
    ...assetColumns(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.storeId, t.line, t.day, t.cause, t.isRestated] }),
    index('asset_day_org_id_day_idx').on(t.orgId, t.day),
  ],
);

/** The same at a node; stores that move between regions appear as `store_moved_in` / `store_moved_out`. */
export const nodeAssetDay = pgTable(
  'node_asset_day',
  {
    orgId: orgId(),
    ...ofNode(),
    day: day('day').notNull(),
    ...assetColumns(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.regionId, t.brandId, t.line, t.day, t.cause, t.isRestated] })],
);
