import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { day, instant, orgId } from './columns';
import { organizations } from './organization';

/** Campaigns known by code, so that facts may name them. */
export const campaigns = pgTable(
  'campaigns',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    startsOn: day('starts_on'),
    endsOn: day('ends_on'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('campaigns_org_id_code_key').on(t.orgId, t.code),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
