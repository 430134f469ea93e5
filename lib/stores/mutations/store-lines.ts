import 'server-only';
import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { brands, regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import type { StoreUpsertInput } from '../input';

export type StoreRow = typeof stores.$inferSelect;
export type Named = { id: string; code: string };
export type RegionLine = Named & { path: string };
/** A store as the outside knows it: brand and region (on the day asked about) by code. */
export type StoreLine = StoreRow & { brand: string; region: string; canWrite: boolean };

/** What an upsert needs to know before it decides anything: one look at each table. */
export type Surroundings = {
  brands: Map<string, Named>;
  regions: Map<string, RegionLine>;
  stores: Map<string, StoreLine>;
};

const byCode = <T extends { code: string }>(rows: T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.code, row]));

/** Fields that stand in the table under the same name as in the input. */
export const plainFields = [
  'name',
  'format',
  'cityCode',
  'address',
  'latitude',
  'longitude',
  'phone',
  'openingHours',
  'openedOn',
  'managerName',
  'status',
] as const;

/** The given fields as the table writes them. */
export function storeValues(input: StoreUpsertInput): Record<string, unknown> {
  const given = input as Record<string, unknown>;
  const keys = plainFields.filter((key) => given[key] !== undefined);
  const area = input.areaM2;
  return {
    ...Object.fromEntries(keys.map((key) => [key, given[key]])),
    ...(area === undefined ? {} : { areaM2: area === null ? null : area.toFixed(1) }),
    ...(input.brand === undefined ? {} : { brand: input.brand }),
    ...(input.region === undefined ? {} : { region: input.region }),
  };
}

async function readStores(ctx: Context, tx: Tx, codes: string[]): Promise<StoreLine[]> {
  const today = ctx.scope.today;
  const rows = await tx
    .select({
      store: stores,
      brand: brands.code,
      region: regions.code,
      canWrite: sql<boolean>`${inScope(ctx.scope, 'stores:write', stores)}`,
    })
    .from(stores)
    .innerJoin(brands, and(eq(brands.orgId, stores.orgId), eq(brands.id, stores.brandId)))
    .innerJoin(
      storeRegionHistory,
      and(
        eq(storeRegionHistory.orgId, stores.orgId),
        eq(storeRegionHistory.storeId, stores.id),
        lte(storeRegionHistory.validFrom, today),
        or(isNull(storeRegionHistory.validTo), sql`${storeRegionHistory.validTo} > ${today}::date`),
      ),
    )
    .innerJoin(regions, and(eq(regions.orgId, stores.orgId), eq(regions.id, storeRegionHistory.regionId)))
    .where(and(eq(stores.orgId, ctx.scope.orgId), inArray(stores.code, codes)));
  return rows.map(({ store, ...rest }) => ({ ...store, ...rest }));
}

/** Holds the rows that an upsert names: whether they are in reach is asked by a later statement, see `lockStores`. */
export async function holdKnownStores(
  ctx: Context,
  tx: Tx,
  input: readonly StoreUpsertInput[],
): Promise<void> {
  const codes = [...new Set(input.map((row) => row.code))];
  await tx
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.orgId, ctx.scope.orgId), inArray(stores.code, codes)))
    .orderBy(asc(stores.id))
    .for('update');
}

export async function readSurroundings(
  ctx: Context,
  tx: Tx,
  input: readonly StoreUpsertInput[],
): Promise<Surroundings> {
  const { orgId } = ctx.scope;
  const regionCodes = [...new Set(input.flatMap((row) => row.region ?? []))];
  const brandCodes = [...new Set(input.flatMap((row) => row.brand ?? []))];
  const codes = [...new Set(input.map((row) => row.code))];
  return {
    brands: byCode(
      await tx
        .select({ id: brands.id, code: brands.code })
        .from(brands)
        .where(and(eq(brands.orgId, orgId), inArray(brands.code, brandCodes))),
    ),
    regions: byCode(
      await tx
        .select({ id: regions.id, code: regions.code, path: regions.path })
        .from(regions)
        .where(and(eq(regions.orgId, orgId), inArray(regions.code, regionCodes))),
    ),
    stores: byCode(await readStores(ctx, tx, codes)),
  };
}
