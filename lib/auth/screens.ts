import type { Permission } from './permissions';

/** Which right opens which screen, for the "ask for access" form and the way home. A test holds it to the pages. */
const screens: readonly [string, Permission][] = [
  ['/overview', 'overview:read'],
  ['/stores', 'stores:read'],
  ['/stores/new', 'stores:write'],
  ['/org', 'stores:read'],
  ['/guides', 'guides:read'],
  ['/goods', 'goods:read'],
  ['/members', 'members:read'],
  ['/imports', 'imports:read'],
  ['/imports/new', 'imports:write'],
  ['/g', 'self:read'],
  ['/settings/users', 'users:read'],
  ['/settings/access', 'access:request'],
  ['/settings/audit', 'audit:read'],
  ['/settings/api-keys', 'api-keys:write'],
  ['/settings/integrations', 'ingest:read'],
  ['/settings/account', 'organization:read'],
];

const isInside = (path: string, screen: string) => path === screen || path.startsWith(`${screen}/`);

/** The right that opens an address, or null for an address nobody listed. */
export function permissionOfScreen(path: string): Permission | null {
  const found = screens.filter(([screen]) => isInside(path, screen));
  return found.toSorted(([a], [b]) => b.length - a.length)[0]?.[1] ?? null;
}

/** Where a person starts: the first screen they may open. */
export function homeOf(holds: (permission: Permission) => boolean): string {
  return screens.find(([, permission]) => holds(permission))?.[0] ?? '/settings/account';
}
