import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { day, instant, orgId, textC } from './columns';
import { brands, organizations, regions } from './organization';

export const storeStatuses = ['draft', 'submitted', 'approved', 'live', 'paused', 'closed'] as const;

export const stores = pgTable(
  'stores',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    brandId: uuid('brand_id').notNull(),
    name: text('name').notNull(),
    /** Normalised name, full pinyin and initials, for prefix search by `^@`. */
    nameKey: textC('name_key').notNull(),
    pinyinFull: textC('pinyin_full').notNull(),
    pinyinInitials: textC('pinyin_initials').notNull(),
    status: text('status', { enum: storeStatuses }).notNull().default('draft'),
    format: text('format'),
    areaM2: numeric('area_m2', { precision: 9, scale: 1 }),
    cityCode: text('city_code'),
    address: text('address'),
    /** WGS-84. */
    latitude: doublePrecision('latitude'),
    longitude: doublePrecision('longitude'),
    phone: text('phone'),
    openingHours: jsonb('opening_hours'),
    openedOn: day('opened_on'),
    closedOn: day('closed_on'),
    managerName: text('manager_name'),
    managerUserId: uuid('manager_user_id'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('stores_org_id_code_key').on(t.orgId, t.code),
    index('stores_org_id_brand_id_idx').on(t.orgId, t.brandId),
    index('stores_org_id_name_key_idx').on(t.orgId, t.nameKey),
    index('stores_org_id_pinyin_initials_idx').on(t.orgId, t.pinyinInitials),
    index('stores_org_id_pinyin_full_idx').on(t.orgId, t.pinyinFull),
    foreignKey({ columns: [t.orgId, t.brandId], foreignColumns: [brands.orgId, brands.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** Where a store stood on a day: no gap, no overlap; `valid_to` is exclusive, null = open. */
export const storeRegionHistory = pgTable(
  'store_region_history',
  {
    orgId: orgId(),
    storeId: uuid('store_id').notNull(),
    regionId: uuid('region_id').notNull(),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.storeId, t.validFrom] }),
    index('store_region_history_org_id_region_id_idx').on(t.orgId, t.regionId),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
    foreignKey({ columns: [t.orgId, t.regionId], foreignColumns: [regions.orgId, regions.id] }),
  ],
);

/** The life of a store: who moved it from which status to which, why and from which day. */
export const storeStatusChanges = pgTable(
  'store_status_changes',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    storeId: uuid('store_id').notNull(),
    fromStatus: text('from_status'),
    toStatus: text('to_status').notNull(),
    reason: text('reason'),
    effectiveOn: day('effective_on').notNull(),
    actorName: text('actor_name').notNull(),
    actorUserId: uuid('actor_user_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('store_status_changes_org_id_store_id_idx').on(t.orgId, t.storeId, t.at),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);

/** Placed QR codes, pages, badges and devices of a store. */
export const touchpoints = pgTable(
  'touchpoints',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    storeId: uuid('store_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    status: text('status', { enum: ['live', 'retired'] })
      .notNull()
      .default('live'),
    /** Where in the store it stands, in words: 门口左侧. */
    place: text('place'),
    placedOn: day('placed_on').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('touchpoints_org_id_code_key').on(t.orgId, t.code),
    index('touchpoints_org_id_store_id_idx').on(t.orgId, t.storeId),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);
