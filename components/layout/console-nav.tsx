import {
  ContactRound,
  House,
  Import,
  LayoutDashboard,
  Network,
  Package,
  Settings,
  Store,
} from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Permission } from '@/lib/auth/permissions';
import type { NavItem } from './nav-list';

type Place = {
  key: 'home' | 'overview' | 'stores' | 'organization' | 'guides' | 'goods' | 'imports' | 'settings';
  href: string;
  icon: typeof Store;
  anyOf: Permission[];
};

const home: Place = { key: 'home', href: '/home', icon: House, anyOf: ['overview:read'] };
const places: Place[] = [
  { key: 'overview', href: '/overview', icon: LayoutDashboard, anyOf: ['overview:read'] },
  { key: 'stores', href: '/stores', icon: Store, anyOf: ['stores:read'] },
  { key: 'organization', href: '/org', icon: Network, anyOf: ['stores:read'] },
  { key: 'guides', href: '/guides', icon: ContactRound, anyOf: ['guides:read'] },
  { key: 'goods', href: '/goods', icon: Package, anyOf: ['goods:read'] },
  { key: 'imports', href: '/imports', icon: Import, anyOf: ['imports:read'] },
];
const foot: Place[] = [
  {
    key: 'settings',
    href: '/settings',
    icon: Settings,
    // One's own account and requests stand there too.
    anyOf: ['organization:read'],
  },
];

/** The navigation of the console, without the places none of whose rights the reader holds. */
export async function consoleNav(
  holds: (permission: Permission) => boolean,
  /** Whether the reader has a home of their own besides the overview. */
  hasHome = false,
): Promise<{ nav: NavItem[]; foot: NavItem[] }> {
  const t = await getTranslations('shell.nav');
  const open = (list: Place[]): NavItem[] =>
    list
      .filter((place) => place.anyOf.some(holds))
      .map(({ key, href, icon: Icon }) => ({ href, label: t(key), icon: <Icon aria-hidden /> }));
  return { nav: open(hasHome ? [home, ...places] : places), foot: open(foot) };
}
