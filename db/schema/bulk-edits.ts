import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from './columns';
import { organizations } from './organization';

export const bulkEditStates = ['previewed', 'running', 'done', 'undoing', 'undone'] as const;
export const bulkRowOutcomes = ['planned', 'unchanged', 'refused', 'changed', 'undone', 'kept'] as const;

/** One change of many stores: looked at, applied as a job, taken back as a job. */
export const bulkEdits = pgTable(
  'bulk_edits',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    /** What is set to what, as it was asked for. */
    change: jsonb('change').notNull(),
    state: text('state', { enum: bulkEditStates }).notNull(),
    rows: integer('rows').notNull(),
    createdByUserId: uuid('created_by_user_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('bulk_edits_org_id_created_by_user_id_idx').on(t.orgId, t.createdByUserId, t.createdAt),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** What each store had, what it gets, and what became of it. */
export const bulkEditRows = pgTable(
  'bulk_edit_rows',
  {
    orgId: orgId(),
    editId: uuid('edit_id').notNull(),
    storeId: uuid('store_id').notNull(),
    storeCode: text('store_code').notNull(),
    storeName: text('store_name').notNull(),
    /** `{value, label}`: compared before anything is written over. */
    before: jsonb('before').notNull(),
    after: jsonb('after'),
    outcome: text('outcome', { enum: bulkRowOutcomes }).notNull(),
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.editId, t.storeId] }),
    index('bulk_edit_rows_org_id_edit_id_outcome_idx').on(t.orgId, t.editId, t.outcome),
    foreignKey({ columns: [t.orgId, t.editId], foreignColumns: [bulkEdits.orgId, bulkEdits.id] }),
  ],
);
