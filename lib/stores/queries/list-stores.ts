import 'server-only';
import { and, count, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { brands, regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { maskedNumber } from '@/lib/auth/phone-mask';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope } from '@/lib/auth/scope';
import { decodeKeyset, keysetPage, type ListPage } from '@/lib/organization/keyset';
import { keysetSql } from '@/lib/organization/keyset-sql';
import { matchesText } from '@/lib/organization/text-match-sql';
import { importedBy } from '../imported-sql';
import type { OpeningHours } from '../input';
import type { StoreStatus } from '../store-status';

export const storeSorts = ['name', 'code', 'area', 'opened', 'updated'] as const;
export type StoreSort = (typeof storeSorts)[number];

export type StoreFilters = {
  /** These alone. */
  ids?: readonly string[];
  search?: string;
  /** Codes. A region stands for its whole subtree. */
  regions?: readonly string[];
  brands?: readonly string[];
  statuses?: readonly string[];
  cities?: readonly string[];
  formats?: readonly string[];
  /** What this import created or changed. */
  importId?: string;
  sort?: { key: string; isDescending: boolean } | null;
  cursor?: { side: 'after' | 'before'; token: string } | null;
  limit?: number;
};

export type StoreLine = {
  id: string;
  code: string;
  name: string;
  status: StoreStatus;
  brandCode: string;
  brandName: string;
  regionCode: string;
  regionName: string;
  parentRegionName: string | null;
  cityCode: string | null;
  format: string | null;
  areaM2: string | null;
  openedOn: string | null;
  managerName: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  /** In full by `phones:read` only. */
  phone: string | null;
  openingHours: OpeningHours | null;
};

/** Text that sorts as the thing sorts; pinyin for names. Stores without the value come first. */
const sortValues: Record<StoreSort, SQL> = {
  name: sql`${stores.pinyinFull}`,
  code: sql`${stores.code} collate "C"`,
  area: sql`lpad(coalesce(${stores.areaM2}, 0)::text, 12, '0') collate "C"`,
  opened: sql`coalesce(${stores.openedOn}, '1900-01-01')::text collate "C"`,
  updated: sql`to_char(${stores.updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') collate "C"`,
};

const some = (column: Parameters<typeof inArray>[0], values: readonly string[] | undefined) =>
  values && values.length > 0 ? inArray(column, [...values]) : undefined;

async function inRegions(
  ctx: Context,
  tx: Tx,
  codes: readonly string[] | undefined,
): Promise<SQL | undefined> {
  if (!codes || codes.length === 0) return undefined;
  const found = await tx
    .select({ path: regions.path })
    .from(regions)
    .where(and(inScope(ctx.scope, 'stores:read', regions), inArray(regions.code, [...codes])));
  const parts = found.map(({ path }) => and(gte(regions.path, path), lt(regions.path, subtreeEnd(path))));
  return or(...parts) ?? sql`false`;
}

const standsToday = (today: string) =>
  and(
    eq(storeRegionHistory.orgId, stores.orgId),
    eq(storeRegionHistory.storeId, stores.id),
    lte(storeRegionHistory.validFrom, today),
    or(isNull(storeRegionHistory.validTo), sql`${storeRegionHistory.validTo} > ${today}::date`),
  );
const itsRegion = and(eq(regions.orgId, stores.orgId), eq(regions.id, storeRegionHistory.regionId));
const itsBrand = and(eq(brands.orgId, stores.orgId), eq(brands.id, stores.brandId));

const matches = async (ctx: Context, tx: Tx, filters: StoreFilters): Promise<SQL | undefined> =>
  and(
    matchesText(stores, filters.search ?? ''),
    some(stores.id, filters.ids),
    some(stores.status, filters.statuses),
    some(stores.cityCode, filters.cities),
    some(stores.format, filters.formats),
    filters.importId ? importedBy(ctx, filters.importId) : undefined,
    some(brands.code, filters.brands),
    await inRegions(ctx, tx, filters.regions),
  );

async function matchingIds(ctx: Context, filters: StoreFilters, also: SQL | undefined): Promise<string[]> {
  return ctx.db.read(async (tx) => {
    const rows = await tx
      .select({ id: stores.id })
      .from(stores)
      .innerJoin(brands, itsBrand)
      .innerJoin(storeRegionHistory, standsToday(ctx.scope.today))
      .innerJoin(regions, itsRegion)
      .where(and(inScope(ctx.scope, 'stores:read', stores), also, await matches(ctx, tx, filters)));
    return rows.map(({ id }) => id);
  });
}

/** Ids of all stores that match and that one may change. */
export const listMatchingIds = (ctx: Context, filters: StoreFilters): Promise<string[]> =>
  matchingIds(ctx, filters, inScope(ctx.scope, 'stores:write', stores));

/** Ids of all stores in reach that match. */
export const listReadableIds = (ctx: Context, filters: StoreFilters): Promise<string[]> =>
  matchingIds(ctx, filters, undefined);

/** Stores in reach today that match, a page of the sorted list, and how many match in all. */
export async function listStores(
  ctx: Context,
  filters: StoreFilters,
): Promise<ListPage<StoreLine & { value: string }>> {
  const { today } = ctx.scope;
  const limit = Math.min(filters.limit ?? 50, 1000);
  const key = storeSorts.find((sort) => sort === filters.sort?.key) ?? 'name';
  const value = sortValues[key];
  const cursor = filters.cursor
    ? { side: filters.cursor.side, at: decodeKeyset(filters.cursor.token) }
    : null;
  const page = keysetSql({ value, id: stores.id, isDescending: filters.sort?.isDescending ?? false, cursor });
  return ctx.db.read(async (tx) => {
    const matching = and(inScope(ctx.scope, 'stores:read', stores), await matches(ctx, tx, filters));
    const fetched = await tx
      .select({
        ...{ id: stores.id, code: stores.code, name: stores.name, status: stores.status },
        ...{ brandCode: brands.code, brandName: brands.name, cityCode: stores.cityCode },
        ...{ regionCode: regions.code, regionName: regions.name, address: stores.address },
        ...{ latitude: stores.latitude, longitude: stores.longitude },
        parentRegionName: sql<
          string | null
        >`(select p.name from regions p where p.org_id = ${regions.orgId} and p.id = ${regions.parentId} and p.parent_id is not null)`,
        ...{ format: stores.format, areaM2: stores.areaM2, openedOn: stores.openedOn },
        ...{ managerName: stores.managerName, value: sql<string>`${value}` },
        ...{ phone: stores.phone, openingHours: stores.openingHours },
        showsPhone: sql<boolean>`${inScope(ctx.scope, 'phones:read', stores)}`,
      })
      .from(stores)
      .innerJoin(brands, itsBrand)
      .innerJoin(storeRegionHistory, standsToday(today))
      .innerJoin(regions, itsRegion)
      .where(and(matching, page.where))
      .orderBy(...page.orderBy)
      .limit(limit + 1);
    const [counted] = await tx
      .select({ total: count() })
      .from(stores)
      .innerJoin(brands, itsBrand)
      .innerJoin(storeRegionHistory, standsToday(today))
      .innerJoin(regions, itsRegion)
      .where(matching);
    const lines = fetched.map(({ showsPhone, openingHours, ...row }) => ({
      ...row,
      openingHours: openingHours as OpeningHours | null,
      phone: row.phone && !showsPhone ? maskedNumber(row.phone) : row.phone,
    }));
    return keysetPage(lines, { limit, total: counted?.total ?? 0, cursor });
  });
}
