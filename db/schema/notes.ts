import { foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { day, instant, orgId } from './columns';
import { organizations, regions } from './organization';
import { stores } from './stores';

/** What somebody wrote beside the days of a chart: about a store, a region, or (neither) the whole organization. */
export const chartNotes = pgTable(
  'chart_notes',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    regionId: uuid('region_id'),
    storeId: uuid('store_id'),
    startsOn: day('starts_on').notNull(),
    /** Last day; a note of one day ends on the day it starts. */
    endsOn: day('ends_on').notNull(),
    text: text('text').notNull(),
    /** Points nowhere: a note stays when its author leaves. */
    authorUserId: uuid('author_user_id'),
    authorName: text('author_name').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Removed notes can be taken back. */
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('chart_notes_org_id_starts_on_idx').on(t.orgId, t.startsOn),
    index('chart_notes_org_id_store_id_idx').on(t.orgId, t.storeId),
    index('chart_notes_org_id_region_id_idx').on(t.orgId, t.regionId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
    foreignKey({ columns: [t.orgId, t.regionId], foreignColumns: [regions.orgId, regions.id] }),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);
