import 'server-only';
import { and, asc, desc, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { brands, regions } from '@/db/schema/organization';
import { storeRegionHistory, storeStatusChanges, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { maskedNumber } from '@/lib/auth/phone-mask';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import type { OpeningHours } from '../input';

const onDay = (day: string) =>
  and(
    lte(storeRegionHistory.validFrom, day),
    or(isNull(storeRegionHistory.validTo), sql`${storeRegionHistory.validTo} > ${day}::date`),
  );

/** One store with its brand, its region today and the names above it; null when absent or out of reach. */
export async function findStore(ctx: Context, { id }: { id: string }) {
  if (!isUuid(id)) return null;
  return ctx.db.read(async (tx) => {
    const [row] = await tx
      .select({
        store: stores,
        brand: { id: brands.id, code: brands.code, name: brands.name },
        region: { id: regions.id, code: regions.code, name: regions.name, path: regions.path },
        showsPhone: sql<boolean>`${inScope(ctx.scope, 'phones:read', stores)}`,
      })
      .from(stores)
      .innerJoin(brands, and(eq(brands.orgId, stores.orgId), eq(brands.id, stores.brandId)))
      .innerJoin(
        storeRegionHistory,
        and(
          eq(storeRegionHistory.orgId, stores.orgId),
          eq(storeRegionHistory.storeId, stores.id),
          onDay(ctx.scope.today),
        ),
      )
      .innerJoin(regions, and(eq(regions.orgId, stores.orgId), eq(regions.id, storeRegionHistory.regionId)))
      .where(and(inScope(ctx.scope, 'stores:read', stores), eq(stores.id, id)));
    if (!row) return null;
    const above = await tx
      .select({ id: regions.id, name: regions.name })
      .from(regions)
      .where(
        and(
          inScope(ctx.scope, 'stores:read', regions),
          sql`starts_with(${row.region.path}, ${regions.path})`,
        ),
      )
      .orderBy(asc(regions.depth));
    const { openingHours, ...store } = row.store;
    return {
      ...store,
      phone: store.phone && !row.showsPhone ? maskedNumber(store.phone) : store.phone,
      showsPhone: row.showsPhone,
      openingHours: openingHours as OpeningHours | null,
      brand: row.brand,
      region: row.region,
      /** From the root down to the region of today. */
      regionNames: above.map(({ name }) => name),
    };
  });
}
export type StoreDetail = NonNullable<Awaited<ReturnType<typeof findStore>>>;

/** The same, or not_found. */
export async function getStore(ctx: Context, filter: { id: string }): Promise<StoreDetail> {
  const store = await findStore(ctx, filter);
  if (!store) throw notFound();
  return store;
}

/** Steps of a store's life, newest first. */
export async function listStatusChanges(ctx: Context, { id }: { id: string }) {
  return ctx.db.read((tx) =>
    tx
      .select()
      .from(storeStatusChanges)
      .where(and(inScope(ctx.scope, 'stores:read', storeStatusChanges), eq(storeStatusChanges.storeId, id)))
      .orderBy(desc(storeStatusChanges.at), desc(storeStatusChanges.id)),
  );
}
export type StatusChange = Awaited<ReturnType<typeof listStatusChanges>>[number];

/** Where the store stood, stands and will stand, newest first. */
export async function listRegionHistory(ctx: Context, { id }: { id: string }) {
  return ctx.db.read((tx) =>
    tx
      .select({
        regionId: regions.id,
        regionCode: regions.code,
        regionName: regions.name,
        from: storeRegionHistory.validFrom,
        to: storeRegionHistory.validTo,
      })
      .from(storeRegionHistory)
      .innerJoin(
        regions,
        and(eq(regions.orgId, storeRegionHistory.orgId), eq(regions.id, storeRegionHistory.regionId)),
      )
      .where(and(inScope(ctx.scope, 'stores:read', storeRegionHistory), eq(storeRegionHistory.storeId, id)))
      .orderBy(desc(storeRegionHistory.validFrom)),
  );
}
export type RegionStay = Awaited<ReturnType<typeof listRegionHistory>>[number];
