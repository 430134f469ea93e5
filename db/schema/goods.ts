import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { fen, instant, orgId, textC } from './columns';
import { brands, organizations } from './organization';

export const categories = pgTable(
  'categories',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    parentId: uuid('parent_id'),
    path: textC('path').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('categories_org_id_code_key').on(t.orgId, t.code),
    foreignKey({ columns: [t.orgId, t.parentId], foreignColumns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

export const products = pgTable(
  'products',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nameKey: textC('name_key').notNull(),
    pinyinInitials: textC('pinyin_initials').notNull(),
    brandId: uuid('brand_id'),
    categoryId: uuid('category_id'),
    listPriceFen: fen('list_price_fen'),
    status: text('status', { enum: ['active', 'retired'] })
      .notNull()
      .default('active'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('products_org_id_code_key').on(t.orgId, t.code),
    index('products_org_id_name_key_idx').on(t.orgId, t.nameKey),
    index('products_org_id_pinyin_initials_idx').on(t.orgId, t.pinyinInitials),
    index('products_org_id_category_id_idx').on(t.orgId, t.categoryId),
    foreignKey({ columns: [t.orgId, t.brandId], foreignColumns: [brands.orgId, brands.id] }),
    foreignKey({ columns: [t.orgId, t.categoryId], foreignColumns: [categories.orgId, categories.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);
