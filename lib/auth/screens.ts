import type { Permission } from './permissions';

/** Which right opens which screen, for the "ask for access" form and the way home; `*` is an id. A test holds it to the pages. */
const screens: Readonly<Record<string, Permission>> = {
  '/overview': 'overview:read',
  '/stores': 'stores:read',
  '/stores/new': 'stores:write',
  '/stores/bulk': 'stores:write',
  '/stores/bulk/*': 'stores:write',
  '/stores/onboarding': 'stores:read',
  '/stores/*': 'overview:read',
  '/stores/*/assets': 'overview:read',
  '/stores/*/assets/rows': 'overview:read',
  '/stores/*/guides': 'stores:read',
  '/stores/*/onboarding': 'stores:read',
  '/stores/*/touchpoints': 'stores:read',
  '/stores/*/life': 'stores:read',
  '/stores/*/orders': 'orders:read',
  '/stores/*/settings': 'stores:read',
  '/org': 'stores:read',
  '/guides': 'guides:read',
  '/guides/new': 'guides:write',
  '/guides/*': 'guides:read',
  '/goods': 'goods:read',
  '/goods/new': 'goods:write',
  '/goods/categories': 'goods:read',
  '/goods/*': 'goods:read',
  '/imports': 'imports:read',
  '/imports/new': 'imports:write',
  '/imports/*': 'imports:read',
  '/exports': 'reports:export',
  '/g': 'self:read',
  '/metrics': 'organization:read',
  '/settings': 'organization:read',
  '/settings/users': 'users:read',
  '/settings/users/*': 'users:read',
  '/settings/roles': 'users:read',
  '/settings/access': 'access:request',
  '/settings/account': 'organization:read',
  '/settings/audit': 'audit:read',
  '/settings/api-keys': 'api-keys:write',
  '/settings/integrations': 'ingest:read',
  '/settings/integrations/*': 'ingest:read',
  '/settings/targets': 'targets:read',
  '/settings/targets/split': 'targets:write',
  '/settings/sample': 'settings:write',
  '/print/touchpoints': 'stores:read',
};

/** The right that opens an address, or null where no screen is. */
export function permissionOfScreen(path: string): Permission | null {
  const parts = path.split('/');
  const withId = (at: number) => parts.map((part, index) => (index === at ? '*' : part)).join('/');
  const spellings = [path, withId(2), withId(3)];
  return spellings.map((spelling) => screens[spelling]).find((right) => right !== undefined) ?? null;
}

/** Where a person starts: the first screen they may open. */
export function homeOf(holds: (permission: Permission) => boolean): string {
  const start = Object.entries(screens).find(([path, right]) => !path.includes('*') && holds(right));
  return start?.[0] ?? '/settings/account';
}
