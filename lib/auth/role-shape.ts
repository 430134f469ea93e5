import { isPermission, type Permission, permissions } from './permissions';

/** Rights every role has: to find one's way in, and to ask for more. */
export const baseRights: readonly Permission[] = ['access:request', 'organization:read'];

/** How a form of a role shows its rights, in this order. */
export const permissionGroups = [
  {
    key: 'business',
    permissions: ['overview:read', 'reports:read', 'reports:export', 'orders:read', 'views:share'],
  },
  {
    key: 'stores',
    permissions: ['stores:read', 'stores:write', 'stores:approve', 'organization:read', 'organization:write'],
  },
  {
    key: 'people',
    permissions: ['guides:read', 'guides:write', 'members:read', 'members:write', 'self:read'],
  },
  { key: 'privacy', permissions: ['phones:read', 'members:reveal'] },
  { key: 'plan', permissions: ['goods:read', 'goods:write', 'targets:read', 'targets:write'] },
  {
    key: 'sources',
    permissions: ['imports:read', 'imports:write', 'ingest:read', 'ingest:write', 'api-keys:write'],
  },
  {
    key: 'administration',
    permissions: [
      ...(['users:read', 'users:write', 'access:request', 'access:decide'] as const),
      ...(['audit:read', 'settings:read', 'settings:write'] as const),
    ],
  },
] as const satisfies readonly { key: string; permissions: readonly Permission[] }[];

const others: Partial<Record<Permission, readonly Permission[]>> = {
  'stores:approve': ['stores:read', 'stores:write'],
  'members:reveal': ['members:read'],
  'reports:export': ['reports:read'],
  'phones:read': ['stores:read'],
  'access:decide': ['users:write'],
  'api-keys:write': [],
};

/** Rights without which one makes no sense: nobody edits what they cannot see. */
export function neededBy(permission: Permission): readonly Permission[] {
  const told = others[permission];
  if (told) return told;
  const [noun, verb] = permission.split(':');
  const read = `${noun}:read`;
  return verb === 'write' && isPermission(read) ? [read] : [];
}

const inOrder = (held: ReadonlySet<Permission>): Permission[] =>
  permissions.filter((permission) => held.has(permission));

/** These rights with everything they need and the ones all roles have, each once, in the order of the product. */
export function completed(wanted: Iterable<Permission>): Permission[] {
  const held = new Set<Permission>();
  const add = (permission: Permission) => {
    if (held.has(permission)) return;
    held.add(permission);
    neededBy(permission).forEach(add);
  };
  for (const permission of [...baseRights, ...wanted]) add(permission);
  return inOrder(held);
}

/** The rights after one switch: on brings what it needs, off takes what needs it. */
export function switched(
  held: readonly Permission[],
  { permission, isOn }: { permission: Permission; isOn: boolean },
): Permission[] {
  if (isOn) return completed([...held, permission]);
  if (baseRights.includes(permission)) return completed(held);
  const gone = new Set<Permission>([permission]);
  for (let before = 0; before !== gone.size; ) {
    before = gone.size;
    for (const other of held) if (neededBy(other).some((needed) => gone.has(needed))) gone.add(other);
  }
  return completed(held.filter((other) => !gone.has(other)));
}
