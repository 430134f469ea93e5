import 'server-only';
import { and, inArray } from 'drizzle-orm';
import { homeLayouts } from '@/db/schema/home';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { type HomeKind, type HomeLayout, homeRoles } from './cards';

export type HomeLayouts = { role: HomeLayout | null; own: HomeLayout | null };

/** How the reader's home of a kind is arranged: by its role and by themselves; a role looked as has nobody's own. */
export async function getHomeLayouts(ctx: Context, { home }: { home: HomeKind }): Promise<HomeLayouts> {
  const { userId } = ctx.scope;
  const holders = { role: `role:${homeRoles[home]}`, ...(userId && { own: `user:${userId}` }) };
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(homeLayouts)
      .where(
        and(
          inScope(ctx.scope, 'organization:read', homeLayouts),
          inArray(homeLayouts.holder, Object.values(holders)),
        ),
      ),
  );
  const of = (holder?: string): HomeLayout | null => {
    const row = rows.find((one) => one.holder === holder);
    return row ? { cards: row.cards, hidden: row.hidden, locked: row.locked } : null;
  };
  return { role: of(holders.role), own: of(holders.own) };
}
