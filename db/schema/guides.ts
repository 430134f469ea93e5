import { foreignKey, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, day, instant, orgId, textC } from './columns';
import { organizations } from './organization';
import { stores } from './stores';

export const guides = pgTable(
  'guides',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nameKey: textC('name_key').notNull(),
    pinyinInitials: textC('pinyin_initials').notNull(),
    userId: uuid('user_id'),
    wrappedKey: bytes('wrapped_key'),
    phoneHash: bytes('phone_hash'),
    phoneCipher: bytes('phone_cipher'),
    hiredOn: day('hired_on'),
    leftOn: day('left_on'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('guides_org_id_code_key').on(t.orgId, t.code),
    index('guides_org_id_name_key_idx').on(t.orgId, t.nameKey),
    index('guides_org_id_user_id_idx').on(t.orgId, t.userId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** A guide may work in several stores at once; `valid_to` is exclusive, null = open. */
export const guideAssignments = pgTable(
  'guide_assignments',
  {
    orgId: orgId(),
    guideId: uuid('guide_id').notNull(),
    storeId: uuid('store_id').notNull(),
    role: text('role', { enum: ['guide', 'store_manager', 'regional_lead'] })
      .notNull()
      .default('guide'),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.guideId, t.storeId, t.validFrom] }),
    index('guide_assignments_org_id_store_id_idx').on(t.orgId, t.storeId),
    foreignKey({ columns: [t.orgId, t.guideId], foreignColumns: [guides.orgId, guides.id] }),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);
