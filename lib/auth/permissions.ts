/** Every right of the product; pages, actions, routes and API keys name one of these. */
export const permissions = [
  'overview:read',
  'stores:read',
  'stores:write',
  'stores:approve',
  'organization:read',
  'organization:write',
  'goods:read',
  'goods:write',
  'members:read',
  'members:write',
  'members:reveal',
  'guides:read',
  'guides:write',
  'orders:read',
  'reports:read',
  'reports:export',
  'targets:read',
  'targets:write',
  'imports:read',
  'imports:write',
  'ingest:read',
  'ingest:write',
  'users:read',
  'users:write',
  'access:decide',
  'access:request',
  'api-keys:write',
  'audit:read',
  'settings:read',
  'settings:write',
  'views:share',
  'phones:read',
  'self:read',
] as const;
export type Permission = (typeof permissions)[number];

export type Role =
  | 'admin'
  | 'brand_manager'
  | 'regional_lead'
  | 'store_manager'
  | 'guide'
  | 'finance'
  | 'analyst';

const everyone: Permission[] = ['access:request', 'organization:read'];
const readBusiness: Permission[] = [
  'overview:read',
  'stores:read',
  'goods:read',
  'guides:read',
  'orders:read',
  'reports:read',
  'targets:read',
  'phones:read',
];

/** Roles are sets of permissions; where they reach is the grant's brand and node. */
export const rolePermissions: Record<Role, ReadonlySet<Permission>> = {
  admin: new Set(permissions.filter((permission) => permission !== 'self:read')),
  brand_manager: new Set<Permission>([
    ...everyone,
    ...readBusiness,
    'members:read',
    'members:write',
    'goods:write',
    'targets:write',
    'reports:export',
    'imports:read',
    'imports:write',
    'stores:write',
    'settings:read',
    'views:share',
  ]),
  regional_lead: new Set<Permission>([
    ...everyone,
    ...readBusiness,
    'members:read',
    'reports:export',
    'stores:write',
    'guides:write',
    'targets:write',
    'views:share',
  ]),
  store_manager: new Set<Permission>([
    ...everyone,
    ...readBusiness,
    'members:read',
    'guides:write',
    'self:read',
  ]),
  guide: new Set<Permission>([...everyone, 'self:read']),
  finance: new Set<Permission>([...everyone, ...readBusiness, 'reports:export', 'audit:read']),
  analyst: new Set<Permission>([...everyone, ...readBusiness, 'reports:export']),
};

/** Every role, the widest first. */
export const roles = Object.keys(rolePermissions) as [Role, ...Role[]];

/** What an API key may carry: the rights that make sense without a person. */
export const keyScopes = [
  'ingest:write',
  'ingest:read',
  'reports:read',
  'stores:read',
  'stores:write',
  'organization:read',
  'organization:write',
  'goods:read',
  'goods:write',
  'guides:read',
  'guides:write',
  'targets:read',
  'targets:write',
  'imports:read',
  'imports:write',
  'members:read',
  'members:write',
  'phones:read',
] as const satisfies readonly Permission[];
export type KeyScope = (typeof keyScopes)[number];

export const isPermission = (value: string): value is Permission =>
  (permissions as readonly string[]).includes(value);
export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);
