import 'server-only';
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import { brands, regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { maskedNumber } from '@/lib/auth/phone-mask';
import { inScope } from '@/lib/auth/scope';
import { pageOf } from '@/lib/organization/code-page';
import type { PageInput } from '@/lib/organization/input';

/** Stores in reach by code as the API knows them, a page at a time; with `code`, that one. Telephones in full by `phones:read` only. */
export async function listStorePage(ctx: Context, page: PageInput & { code?: string }) {
  const { today } = ctx.scope;
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ code: stores.code, name: stores.name, brand: brands.code, region: regions.code },
        ...{ status: stores.status, format: stores.format, areaM2: stores.areaM2, cityCode: stores.cityCode },
        ...{ address: stores.address, latitude: stores.latitude, longitude: stores.longitude },
        ...{ phone: stores.phone, openingHours: stores.openingHours, openedOn: stores.openedOn },
        ...{ closedOn: stores.closedOn, managerName: stores.managerName, updatedAt: stores.updatedAt },
        showsPhone: sql<boolean>`${inScope(ctx.scope, 'phones:read', stores)}`,
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
      .where(
        and(
          inScope(ctx.scope, 'stores:read', stores),
          page.code === undefined ? gt(stores.code, page.cursor ?? '') : eq(stores.code, page.code),
        ),
      )
      .orderBy(asc(stores.code))
      .limit(page.limit + 1),
  );
  const data = rows.map(({ showsPhone, ...row }) => ({
    ...row,
    phone: row.phone && !showsPhone ? maskedNumber(row.phone) : row.phone,
    areaM2: row.areaM2 === null ? null : Number(row.areaM2),
  }));
  return pageOf(data, page.limit);
}
