import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, instant, orgId, textC } from './columns';

export const organizations = pgTable('organizations', {
  orgId: uuid('org_id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
  cutoffHour: integer('cutoff_hour').notNull().default(0),
  isSample: boolean('is_sample').notNull().default(false),
  upDownColors: text('up_down_colors').notNull().default('blue_orange'),
  /** Last business day whose asset balance was closed; a later change to it is a restatement. */
  closedThroughOn: day('closed_through_on'),
  createdAt: instant('created_at').notNull(),
});

export const brands = pgTable(
  'brands',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('brands_org_id_code_key').on(t.orgId, t.code),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** One tree an organization with one root; `path` is `/rootId/…/id/`, so a subtree is a range. */
export const regions = pgTable(
  'regions',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    parentId: uuid('parent_id'),
    path: textC('path').notNull(),
    depth: integer('depth').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('regions_org_id_code_key').on(t.orgId, t.code),
    unique('regions_org_id_path_key').on(t.orgId, t.path),
    index('regions_org_id_parent_id_idx').on(t.orgId, t.parentId),
    foreignKey({ columns: [t.orgId, t.parentId], foreignColumns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** Registry of channels; the source class decides public, private or unknown traffic. */
export const channels = pgTable(
  'channels',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    sourceClass: text('source_class', { enum: ['public', 'private', 'unknown'] })
      .notNull()
      .default('unknown'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('channels_org_id_code_key').on(t.orgId, t.code),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** Settings of the organization that are one value each (thresholds, homes, preferences). */
export const organizationSettings = pgTable(
  'organization_settings',
  {
    orgId: orgId(),
    key: text('key').notNull(),
    value: jsonb('value').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.key] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
