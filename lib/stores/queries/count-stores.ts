import 'server-only';
import { and, count, eq, isNotNull } from 'drizzle-orm';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { holdsDay, standsInReach } from '../stands-sql';

/** Stores in reach standing directly in each region on a day (default today), by region id. */
export async function countStoresByRegion(
  ctx: Context,
  { on = ctx.scope.today }: { on?: string } = {},
): Promise<Map<string, number>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ regionId: storeRegionHistory.regionId, total: count() })
      .from(stores)
      .innerJoin(
        storeRegionHistory,
        and(
          eq(storeRegionHistory.orgId, stores.orgId),
          eq(storeRegionHistory.storeId, stores.id),
          holdsDay(on),
        ),
      )
      .where(standsInReach(ctx.scope, on))
      .groupBy(storeRegionHistory.regionId),
  );
  return new Map(rows.map(({ regionId, total }) => [regionId, total]));
}

/** Stores in reach of each brand, by brand id. */
export async function countStoresByBrand(ctx: Context): Promise<Map<string, number>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ brandId: stores.brandId, total: count() })
      .from(stores)
      .where(inScope(ctx.scope, 'stores:read', stores))
      .groupBy(stores.brandId),
  );
  return new Map(rows.map(({ brandId, total }) => [brandId, total]));
}

/** What the filters of the list can choose from: cities, formats and statuses in use, and how many stores there are. */
export async function listStoreChoices(ctx: Context) {
  return ctx.db.read(async (tx) => {
    const mine = inScope(ctx.scope, 'stores:read', stores);
    const cities = await tx
      .selectDistinct({ code: stores.cityCode })
      .from(stores)
      .where(and(mine, isNotNull(stores.cityCode)));
    const formats = await tx
      .selectDistinct({ format: stores.format })
      .from(stores)
      .where(and(mine, isNotNull(stores.format)));
    const statuses = await tx
      .select({ status: stores.status, total: count() })
      .from(stores)
      .where(mine)
      .groupBy(stores.status);
    return {
      cities: cities.flatMap(({ code }) => code ?? []).sort(),
      formats: formats.flatMap(({ format }) => format ?? []).sort(),
      statuses: new Map(statuses.map(({ status, total }) => [status, total])),
      total: statuses.reduce((sum, { total }) => sum + total, 0),
    };
  });
}
