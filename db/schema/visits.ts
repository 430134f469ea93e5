import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, day, instant, orgId } from './columns';

/** Keys of the partitioned events, written in the same statement (a partitioned unique key needs the date). */
export const ingestKeys = pgTable(
  'ingest_keys',
  {
    orgId: orgId(),
    /** First 16 bytes of sha256 over source, type and id. */
    keyHash: bytes('key_hash').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.keyHash] })],
);

/** `visit.counted`: how many people came in `minutes` up to `occurred_at`. Partitioned by month of the day. */
export const visitCounts = pgTable(
  'visit_counts',
  {
    orgId: orgId(),
    businessDay: day('business_day').notNull(),
    storeId: uuid('store_id').notNull(),
    keyHash: bytes('key_hash').notNull(),
    visits: integer('visits').notNull(),
    minutes: integer('minutes').notNull(),
    counter: text('counter', { enum: ['sensor', 'manual', 'miniprogram', 'page'] }).notNull(),
    zone: text('zone'),
    channel: text('channel'),
    occurredAt: instant('occurred_at').notNull(),
    importId: uuid('import_id'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.businessDay, t.storeId, t.keyHash] })],
);

/** `touchpoint.scanned`. Partitioned by month of the day. */
export const touchpointScans = pgTable(
  'touchpoint_scans',
  {
    orgId: orgId(),
    businessDay: day('business_day').notNull(),
    storeId: uuid('store_id').notNull(),
    keyHash: bytes('key_hash').notNull(),
    touchpointId: uuid('touchpoint_id').notNull(),
    memberId: uuid('member_id'),
    visitor: text('visitor'),
    channel: text('channel'),
    occurredAt: instant('occurred_at').notNull(),
    importId: uuid('import_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.businessDay, t.storeId, t.keyHash] }),
    // When a touchpoint was last scanned, and how often.
    index('touchpoint_scans_org_id_touchpoint_id_idx').on(t.orgId, t.touchpointId, t.occurredAt),
  ],
);
