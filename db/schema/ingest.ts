import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, orgId } from './columns';
import { organizations } from './organization';

/** A data key of its own for rows that belong to no member yet; destroyed after 30 days. */
export const cipherBatches = pgTable(
  'cipher_batches',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    wrappedKey: bytes('wrapped_key'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** Items that could not be taken: kept as ciphertext until fixed and replayed, or dismissed. */
export const quarantinedItems = pgTable(
  'quarantined_items',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    source: text('source').notNull(),
    type: text('type').notNull(),
    extId: text('ext_id').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    code: text('code').notNull(),
    path: text('path'),
    /** The unknown reference or another plain, non-personal hint; of an unknown member the keyed hashes, `kind:hex,…`. */
    hint: text('hint'),
    /** The key it came by: tried again by itself it reaches no further. */
    apiKeyId: uuid('api_key_id'),
    batchId: uuid('batch_id').notNull(),
    bodyCipher: bytes('body_cipher').notNull(),
    status: text('status', { enum: ['open', 'replayed', 'dismissed'] })
      .notNull()
      .default('open'),
    storeId: uuid('store_id'),
    attempts: integer('attempts').notNull().default(0),
    receivedAt: instant('received_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('quarantined_items_org_id_status_idx').on(t.orgId, t.status, t.receivedAt),
    index('quarantined_items_org_id_key_idx').on(t.orgId, t.source, t.type, t.extId),
    foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [cipherBatches.orgId, cipherBatches.id] }),
  ],
);

/** Last sign of life of each feed, for "data complete to" and feed health. */
export const feeds = pgTable(
  'feeds',
  {
    orgId: orgId(),
    source: text('source').notNull(),
    type: text('type').notNull(),
    lastReceivedAt: instant('last_received_at').notNull(),
    lastOccurredAt: instant('last_occurred_at').notNull(),
    accepted: integer('accepted').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.source, t.type] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
