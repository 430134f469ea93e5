import 'server-only';
import { and, eq } from 'drizzle-orm';
import { homeLayouts } from '@/db/schema/home';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { holds, inScope } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { homeRoles } from './cards';
import type { ArrangeHomeInput } from './input';

/**
 * Keeps how a home is arranged, for oneself or (with `settings:write`) as the default of its role; null takes the
 * arrangement away. Returns the one before, for the undo. @throws forbidden
 */
export async function arrangeHome(
  ctx: Context,
  { home, whose, layout }: ArrangeHomeInput,
): Promise<{ before: ArrangeHomeInput['layout'] }> {
  const { orgId, userId } = ctx.scope;
  if (whose === 'mine' ? !userId : !holds(ctx.scope, 'settings:write')) throw new AppError('forbidden');
  const holder = whose === 'mine' ? `user:${userId}` : `role:${homeRoles[home]}`;
  const here = and(inScope(ctx.scope, 'organization:read', homeLayouts), eq(homeLayouts.holder, holder));
  return ctx.db.write(async (tx) => {
    const [known] = await tx.select().from(homeLayouts).where(here).for('update');
    const before = known
      ? ({
          ...{ cards: known.cards, hidden: known.hidden, locked: known.locked },
        } as ArrangeHomeInput['layout'])
      : null;
    if (layout) {
      // Only a role locks: who arranges for themselves binds nobody.
      const set = { ...layout, locked: whose === 'role' ? layout.locked : [], updatedAt: ctx.now };
      await tx
        .insert(homeLayouts)
        .values({ orgId, holder, ...set })
        .onConflictDoUpdate({ target: [homeLayouts.orgId, homeLayouts.holder], set });
    } else await tx.delete(homeLayouts).where(here);
    await recordAudit(ctx, tx, {
      action: layout ? 'home.arranged' : 'home.reset',
      objectKind: 'home',
      objectId: holder,
      objectName: whose === 'mine' ? ctx.actor.name : homeRoles[home],
      before,
      after: layout,
    });
    return { before };
  });
}
