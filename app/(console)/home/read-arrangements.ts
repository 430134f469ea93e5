import { getTranslations } from 'next-intl/server';
import type { Arrangement } from '@/components/home/arrangement';
import type { Context } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { holds } from '@/lib/auth/scope';
import { type HomeKind, homeRoles, placeCards } from '@/lib/home/cards';
import { getHomeLayouts, type HomeLayouts } from '@/lib/home/queries';
import { cardsFor } from '../widgets/home/card-needs';

/** What the reader may arrange: their own home and, who sets up the organization, the default of each role. */
export async function readArrangements(
  ctx: Context,
  { home, layouts }: { home: HomeKind; layouts: HomeLayouts },
): Promise<Arrangement[]> {
  const [t, roles] = await Promise.all([getTranslations('home.arrange'), getTranslations('auth.roles')]);
  const may = (permission: Permission) => holds(ctx.scope, permission);
  const mine: Arrangement = {
    ...{ key: 'mine', home, whose: 'mine', label: t('mine') },
    ...{ cards: cardsFor(placeCards(home, layouts), may), isRowLocked: false, isKept: layouts.own !== null },
  };
  if (!holds(ctx.scope, 'settings:write')) return [mine];
  const ofRoles = (['admin', 'stores'] as const).map(async (kind): Promise<Arrangement> => {
    const { role } = kind === home ? layouts : await getHomeLayouts(ctx, { home: kind });
    // Who sets the lock is not bound by it.
    const unlocked = role && { ...role, locked: [] };
    return {
      ...{ key: kind, home: kind, whose: 'role', label: t('role', { role: roles(homeRoles[kind]) }) },
      cards: placeCards(kind, { role: unlocked, own: null }),
      ...{ isRowLocked: (role?.locked.length ?? 0) > 0, isKept: role !== null },
    };
  });
  return [mine, ...(await Promise.all(ofRoles))];
}
