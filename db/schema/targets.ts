import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { day, fen, instant, orgId } from './columns';
import { organizations } from './organization';
import { stores } from './stores';

export const targetBatchKinds = ['entered', 'imported', 'cascaded', 'api'] as const;

/** One setting of targets by somebody: what can be taken back as a whole. */
export const targetBatches = pgTable(
  'target_batches',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: targetBatchKinds }).notNull(),
    /** Name of the file. */
    label: text('label'),
    importId: uuid('import_id'),
    /** The region whose target was split. */
    regionId: uuid('region_id'),
    createdAt: instant('created_at').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdByUserId: uuid('created_by_user_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('target_batches_org_id_created_at_idx').on(t.orgId, t.createdAt),
    index('target_batches_org_id_import_id_idx').on(t.orgId, t.importId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** Net sales a store is to make in a month. `batchId` is what set it, so that a later setting can be told. */
export const storeTargets = pgTable(
  'store_targets',
  {
    orgId: orgId(),
    storeId: uuid('store_id').notNull(),
    /** First day of the month: where the store stands that day is where its target counts. */
    day: day('month').notNull(),
    /** Null = taken away by a batch, which can still be undone. */
    netFen: fen('net_fen'),
    batchId: uuid('batch_id').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.storeId, t.day] }),
    index('store_targets_org_id_month_idx').on(t.orgId, t.day),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
    foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [targetBatches.orgId, targetBatches.id] }),
  ],
);

/** What a batch changed, with what stood before: undoing writes exactly that back. */
export const targetChanges = pgTable(
  'target_changes',
  {
    orgId: orgId(),
    batchId: uuid('batch_id').notNull(),
    storeId: uuid('store_id').notNull(),
    /** First day of the month. */
    day: day('month').notNull(),
    beforeFen: fen('before_fen'),
    /** Null = there was no row. */
    beforeBatchId: uuid('before_batch_id'),
    afterFen: fen('after_fen'),
    /** Each store by itself: a person takes back only what is in reach. */
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.batchId, t.storeId, t.day] }),
    foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [targetBatches.orgId, targetBatches.id] }),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);
