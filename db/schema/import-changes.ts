import { foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { orgId } from './columns';
import { imports } from './imports';

/** What an import created or changed, so that it can be taken back, and the lists of those things can be asked for it. */
export const importChanges = pgTable(
  'import_changes',
  {
    orgId: orgId(),
    importId: uuid('import_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    line: integer('line').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: uuid('object_id').notNull(),
    /** Null = created by the import. */
    before: jsonb('before'),
    /** Version of the object after the import, to see later edits. */
    version: integer('version'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.ordinal] }),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id] }),
  ],
);
