import 'server-only';
import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { customRoles, grants, users } from '@/db/schema/auth';
import { regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { rolePermissions } from '@/lib/auth/permissions';
import { coversPlace } from '@/lib/auth/reach';
import { holds, inScope, reach } from '@/lib/auth/scope';
import { invalid, notFound } from '@/lib/errors';
import { asDay, daysBetween } from '@/lib/time';
import type { StoreMoveInput } from '../input';
import { sightChange } from '../sight-change';
import { holdsDay } from '../stands-sql';

/** Grants by a region that let people see stores; only those the reader may know of. */
async function readSights(ctx: Context, tx: Tx) {
  const rows = await tx
    .select({
      ...{ userId: grants.userId, name: users.name, brandId: grants.brandId, path: regions.path },
      ...{ role: grants.role, own: customRoles.permissions },
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .innerJoin(regions, and(eq(regions.orgId, grants.orgId), eq(regions.id, grants.regionId)))
    .leftJoin(customRoles, and(eq(customRoles.orgId, grants.orgId), eq(customRoles.id, grants.roleId)))
    .where(
      and(
        inScope(ctx.scope, 'users:read', grants),
        isNotNull(grants.regionId),
        or(isNull(grants.expiresAt), gt(grants.expiresAt, ctx.now)),
      ),
    );
  return rows.filter(({ role, own }) =>
    role ? rolePermissions[role].has('stores:read') : own?.includes('stores:read'),
  );
}

/**
 * What moving a store from a day on would change: the region it leaves, how many past days are computed anew, and who
 * begins or ceases to see it (null for readers who may not know who sees what).
 */
export async function planStoreMove(ctx: Context, input: StoreMoveInput) {
  return ctx.db.read(async (tx) => {
    const [from] = await tx
      .select({
        store: stores.name,
        brandId: stores.brandId,
        name: regions.name,
        path: regions.path,
        code: regions.code,
      })
      .from(stores)
      .innerJoin(
        storeRegionHistory,
        and(
          eq(storeRegionHistory.orgId, stores.orgId),
          eq(storeRegionHistory.storeId, stores.id),
          holdsDay(input.on),
        ),
      )
      .innerJoin(regions, and(eq(regions.orgId, stores.orgId), eq(regions.id, storeRegionHistory.regionId)))
      .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, input.id)));
    if (!from) throw notFound();
    const [to] = await tx
      .select({ name: regions.name, path: regions.path })
      .from(regions)
      .where(and(inScope(ctx.scope, 'organization:read', regions), eq(regions.code, input.region)));
    const mayStand = (path: string) =>
      coversPlace(reach(ctx.scope, 'stores:write'), { brandId: from.brandId, path });
    if (!to || !mayStand(to.path)) throw invalid({ region: 'unknown_region' });
    // A store on its way to a foreign region, or come from one, tells no more than that.
    if (!mayStand(from.path)) throw invalid({ on: 'out_of_reach' });
    const { today } = ctx.scope;
    const sights = holds(ctx.scope, 'users:read') ? await readSights(ctx, tx) : null;
    return {
      store: from.store,
      from: { code: from.code, name: from.name },
      to: to.name,
      isSame: from.path === to.path,
      restatedDays: input.on > today ? 0 : daysBetween(asDay(input.on), asDay(today)) + 1,
      sight: sights && sightChange(sights, { brandId: from.brandId, from: from.path, to: to.path }),
    };
  });
}
export type MovePlan = Awaited<ReturnType<typeof planStoreMove>>;
