import { foreignKey, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, orgId } from './columns';
import { organizations } from './organization';

/** Which cards a home shows and in which order: of one person, or of everybody of a role. */
export const homeLayouts = pgTable(
  'home_layouts',
  {
    orgId: orgId(),
    /** `user:<id>` or `role:<role>`; a person's own arrangement wins, save locked cards. */
    holder: text('holder').notNull(),
    /** Every card, in order. */
    cards: text('cards').array().notNull(),
    hidden: text('hidden').array().notNull(),
    /** Of a role: the first row, which nobody of the role moves or hides. */
    locked: text('locked').array().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.holder] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
