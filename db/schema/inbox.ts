import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, orgId } from './columns';
import { organizations } from './organization';

/** A result or a request that one person is told of, written with the fact itself. Holds no sentence: kind and values. */
export const notices = pgTable(
  'notices',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    /** Points nowhere: who leaves takes their notices along. */
    userId: uuid('user_id').notNull(),
    kind: text('kind').notNull(),
    /** What it is about: an import, a store, a request. */
    objectId: uuid('object_id'),
    params: jsonb('params').notNull(),
    createdAt: instant('created_at').notNull(),
    readAt: instant('read_at'),
    snoozedUntil: instant('snoozed_until'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('notices_org_id_user_id_idx').on(t.orgId, t.userId, t.createdAt),
    index('notices_org_id_object_id_idx').on(t.orgId, t.objectId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
