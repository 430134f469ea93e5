import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { roles } from './auth';
import { instant, orgId } from './columns';
import { organizations } from './organization';

/** A list's filters, sort, columns and density under a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    /** Which list, e.g. `stores`. */
    list: text('list').notNull(),
    name: text('name').notNull(),
    /** The state as it stands in the address, without the page. */
    query: text('query').notNull(),
    /** Points nowhere: who leaves leaves shared views to the others. */
    ownerUserId: uuid('owner_user_id').notNull(),
    /** Who else sees it; empty = only the owner. */
    sharedRoles: text('shared_roles', { enum: roles }).array().notNull(),
    /** Only the owner and who may set up the organization can change or remove it. */
    isLocked: boolean('is_locked').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Removed views can be taken back. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('saved_views_org_id_list_idx').on(t.orgId, t.list),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** The view a list opens with, for one person or for everybody of a role. */
export const viewDefaults = pgTable(
  'view_defaults',
  {
    orgId: orgId(),
    list: text('list').notNull(),
    /** `user:<id>` or `role:<role>`; a person's own choice wins. */
    holder: text('holder').notNull(),
    viewId: uuid('view_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.list, t.holder] }),
    foreignKey({ columns: [t.orgId, t.viewId], foreignColumns: [savedViews.orgId, savedViews.id] }),
  ],
);
