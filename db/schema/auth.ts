import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
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
import { bytes, instant, orgId } from './columns';
import { brands, organizations, regions } from './organization';
import { stores } from './stores';

export const roles = [
  'admin',
  'brand_manager',
  'regional_lead',
  'store_manager',
  'guide',
  'finance',
  'analyst',
] as const;

/** A person who signs in; global. What they may do hangs on memberships and grants. */
export const users = pgTable(
  'users',
  {
    id: uuid('id').primaryKey(),
    /** Lower-case account name (e-mail or login name). */
    account: text('account').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash'),
    oidcSubject: text('oidc_subject'),
    /** Raised on password change, disabling and every change of rights: older sessions are dead at once. */
    sessionVersion: integer('session_version').notNull().default(1),
    isDisabled: boolean('is_disabled').notNull().default(false),
    locale: text('locale'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [unique('users_account_key').on(t.account), unique('users_oidc_subject_key').on(t.oidcSubject)],
);

export const memberships = pgTable(
  'memberships',
  {
    orgId: orgId(),
    userId: uuid('user_id').notNull(),
    isDisabled: boolean('is_disabled').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId] }),
    index('memberships_user_id_idx').on(t.userId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** A role an organization made of a built-in one: the rights it holds, and where it usually reaches. */
export const customRoles = pgTable(
  'custom_roles',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** The built-in role it was copied from. */
    baseRole: text('base_role', { enum: roles }).notNull(),
    permissions: text('permissions').array().notNull(),
    /** `all`, `region:<id>` or `store:<id>`: what a form offers first; the grant alone decides. */
    places: text('places').array().notNull(),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('custom_roles_org_id_name_key').on(t.orgId, t.name),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

/** Role (built in, or the organization's own) × brand (null = all) × node (a region subtree or one store). */
export const grants = pgTable(
  'grants',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    /** Exactly one of the two is set. */
    role: text('role', { enum: roles }),
    roleId: uuid('role_id'),
    brandId: uuid('brand_id'),
    regionId: uuid('region_id'),
    storeId: uuid('store_id'),
    expiresAt: instant('expires_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('grants_org_id_user_id_idx').on(t.orgId, t.userId),
    index('grants_org_id_role_id_idx').on(t.orgId, t.roleId),
    check('grants_one_role', sql`num_nonnulls(${t.role}, ${t.roleId}) = 1`),
    foreignKey({ columns: [t.orgId, t.roleId], foreignColumns: [customRoles.orgId, customRoles.id] }),
    foreignKey({ columns: [t.orgId, t.userId], foreignColumns: [memberships.orgId, memberships.userId] }),
    foreignKey({ columns: [t.orgId, t.brandId], foreignColumns: [brands.orgId, brands.id] }),
    foreignKey({ columns: [t.orgId, t.regionId], foreignColumns: [regions.orgId, regions.id] }),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);

export const accessRequests = pgTable(
  'access_requests',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    permission: text('permission').notNull(),
    reason: text('reason').notNull(),
    status: text('status', { enum: ['open', 'granted', 'declined'] })
      .notNull()
      .default('open'),
    decidedByUserId: uuid('decided_by_user_id'),
    decisionNote: text('decision_note'),
    createdAt: instant('created_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('access_requests_org_id_status_idx').on(t.orgId, t.status, t.createdAt),
    foreignKey({ columns: [t.orgId, t.userId], foreignColumns: [memberships.orgId, memberships.userId] }),
  ],
);

/** Failed sign-ins per account hash and per address, for throttling. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: uuid('id').primaryKey(),
    accountHash: bytes('account_hash').notNull(),
    addressHash: bytes('address_hash').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('sign_in_attempts_account_hash_idx').on(t.accountHash, t.at),
    index('sign_in_attempts_address_hash_idx').on(t.addressHash, t.at),
  ],
);

/** Sessions that were signed out before their time: a copied cookie is worth nothing afterwards. */
export const endedSessions = pgTable('ended_sessions', {
  sessionId: uuid('session_id').primaryKey(),
  endedAt: instant('ended_at').notNull(),
});

/**
 * Somebody looks at the console with the eyes of another person or role. Bound to one signed-in session on the server,
 * so that no cookie says it; at most one of a session is open.
 */
export const previews = pgTable(
  'previews',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    sessionId: uuid('session_id').notNull(),
    /** Who looks. */
    userId: uuid('user_id').notNull(),
    /** A person, or a role (built in or own) in some places. */
    targetUserId: uuid('target_user_id'),
    role: text('role', { enum: roles }),
    roleId: uuid('role_id'),
    places: text('places').array().notNull(),
    name: text('name').notNull(),
    startedAt: instant('started_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Nothing is seen with it from then on: the seer left, or it ran out and the worker's round closed it. */
    endedAt: instant('ended_at'),
    /** When the seer left, or took note that it had run out; until then they write nothing. */
    leftAt: instant('left_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('previews_org_id_session_id_idx').on(t.orgId, t.sessionId),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
  ],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** First characters, shown so that a person can tell keys apart. */
    prefix: text('prefix').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    scopes: text('scopes').array().notNull(),
    brandId: uuid('brand_id'),
    regionId: uuid('region_id'),
    storeId: uuid('store_id'),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    createdByUserId: uuid('created_by_user_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('api_keys_secret_hash_idx').on(t.secretHash),
    foreignKey({ columns: [t.orgId], foreignColumns: [organizations.orgId] }),
    foreignKey({ columns: [t.orgId, t.brandId], foreignColumns: [brands.orgId, brands.id] }),
    foreignKey({ columns: [t.orgId, t.regionId], foreignColumns: [regions.orgId, regions.id] }),
    foreignKey({ columns: [t.orgId, t.storeId], foreignColumns: [stores.orgId, stores.id] }),
  ],
);

/** Scope of a key: organization, API key, method and path; kept 24 h; the stored reply holds no personal data. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    orgId: orgId(),
    apiKeyId: uuid('api_key_id').notNull(),
    method: text('method').notNull(),
    path: text('path').notNull(),
    key: text('key').notNull(),
    requestHash: bytes('request_hash').notNull(),
    replyStatus: integer('reply_status'),
    reply: jsonb('reply'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.apiKeyId, t.method, t.path, t.key] })],
);
