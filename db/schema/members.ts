import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, day, instant, orgId, textC } from './columns';
import { organizations } from './organization';
import { stores } from './stores';

export const members = pgTable(
  'members',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    name: text('name'),
    nameKey: textC('name_key'),
    pinyinInitials: textC('pinyin_initials'),
    gender: text('gender', { enum: ['female', 'male', 'unknown'] }),
    birthOn: day('birth_on'),
    /** When each field was said: the latest saying wins, however late it arrives. */
    nameAt: instant('name_at'),
    genderAt: instant('gender_at'),
    birthAt: instant('birth_at'),
    /** Store of the first identification unless transferred; follows earlier facts that arrive late. */
    homeStoreId: uuid('home_store_id').notNull(),
    /** First identifying fact: instant, then source and id as the tie-break, so arrival order never matters. */
    joinedAt: instant('joined_at').notNull(),
    joinedOn: day('joined_on').notNull(),
    joinedKey: textC('joined_key').notNull(),
    /** Per-member data key wrapped by the environment's key; erasing destroys it. */
    wrappedKey: bytes('wrapped_key'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    // No second index may begin with org_id: a foreign key's check, planned while the table was empty, takes it for the key.
    index('members_home_store_id_idx').on(t.homeStoreId, t.joinedOn),
    foreignKey({ columns: [t.orgId, t.homeStoreId], foreignColumns: [stores.orgId, stores.id] }),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

export const identityKinds = ['phone', 'unionid', 'external_user_id', 'card_no', 'pos_id'] as const;

export const memberIdentities = pgTable(
  'member_identities',
  {
    orgId: orgId(),
    kind: text('kind', { enum: identityKinds }).notNull(),
    /** Keyed hash (HMAC-SHA256, 16 bytes) of the canonical value: found by equality, never readable. */
    lookupHash: bytes('lookup_hash').notNull(),
    memberId: uuid('member_id').notNull(),
    /** AES-256-GCM under the member's key. */
    cipher: bytes('cipher').notNull(),
    isVerified: boolean('is_verified').notNull().default(true),
    source: text('source').notNull(),
    /** Earliest fact that carried it. */
    seenOn: day('seen_on').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.kind, t.lookupHash] }),
    index('member_identities_org_id_member_id_idx').on(t.orgId, t.memberId),
    foreignKey({ columns: [t.orgId, t.memberId], foreignColumns: [members.orgId, members.id] }),
  ],
);

/** Every consent fact; the state on a day is the last one up to it (by instant, then key). */
export const consentChanges = pgTable(
  'consent_changes',
  {
    orgId: orgId(),
    source: text('source').notNull(),
    extId: text('ext_id').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    memberId: uuid('member_id').notNull(),
    channel: text('channel').notNull(),
    purpose: text('purpose').notNull(),
    isGranted: boolean('is_granted').notNull(),
    origin: text('origin').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    businessDay: day('business_day').notNull(),
    importId: uuid('import_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.source, t.extId] }),
    index('consent_changes_org_id_member_id_idx').on(t.orgId, t.memberId, t.occurredAt),
    foreignKey({ columns: [t.orgId, t.memberId], foreignColumns: [members.orgId, members.id] }),
  ],
);

/** One `member.identified` fact. */
export const memberIdentifications = pgTable(
  'member_identifications',
  {
    orgId: orgId(),
    source: text('source').notNull(),
    extId: text('ext_id').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    memberId: uuid('member_id').notNull(),
    storeId: uuid('store_id').notNull(),
    guideId: uuid('guide_id'),
    touchpointId: uuid('touchpoint_id'),
    channel: text('channel'),
    shareToken: text('share_token'),
    occurredAt: instant('occurred_at').notNull(),
    businessDay: day('business_day').notNull(),
    importId: uuid('import_id'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.source, t.extId] }),
    index('member_identifications_org_id_member_id_idx').on(t.orgId, t.memberId),
    // Removing a store asks here whether anybody joined in it.
    index('member_identifications_org_id_store_id_idx').on(t.orgId, t.storeId),
    foreignKey({ columns: [t.orgId, t.memberId], foreignColumns: [members.orgId, members.id] }),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);

/**
 * Members whose asset flows must be recomputed; rows, not only a job, so a lost hint loses nothing. Append-only with a
 * mark per batch: writers never wait for each other, and the follower deletes exactly the marks it saw.
 */
export const dirtyMembers = pgTable(
  'dirty_members',
  {
    orgId: orgId(),
    memberId: uuid('member_id').notNull(),
    mark: uuid('mark').notNull(),
    markedAt: instant('marked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.memberId, t.mark] })],
);
