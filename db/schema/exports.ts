import {
  bigint,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, orgId } from './columns';
import { organizations } from './organization';

export const exportLists = ['stores', 'guides', 'goods', 'orders', 'audit'] as const;
export const exportFormats = ['xlsx', 'csv', 'csv-gb18030'] as const;
export const exportStates = ['waiting', 'done', 'failed'] as const;

/** Rows of a list as a file, for the one who asked, until it expires. */
export const exportFiles = pgTable(
  'export_files',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    list: text('list', { enum: exportLists }).notNull(),
    format: text('format', { enum: exportFormats }).notNull(),
    state: text('state', { enum: exportStates }).notNull(),
    /** What was asked for: filters, order, columns, language. */
    question: jsonb('question').notNull(),
    fileName: text('file_name').notNull(),
    rows: integer('rows'),
    fileSize: bigint('file_size', { mode: 'number' }),
    /** Name of the encrypted file under the data folder, and its key; both go when it expires. */
    storedAs: text('stored_as'),
    wrappedKey: bytes('wrapped_key'),
    /** What its maker reached when it was written: whoever reaches something else since does not get it. */
    reach: text('reach').notNull(),
    failure: text('failure'),
    createdByUserId: uuid('created_by_user_id').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('export_files_org_id_created_by_user_id_idx').on(t.orgId, t.createdByUserId, t.createdAt),
    index('export_files_expires_at_idx').on(t.expiresAt),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
