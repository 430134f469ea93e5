import 'server-only';
import { type AnyColumn, and, asc, eq, gt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { brands, regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope } from '@/lib/auth/scope';
import { holdsDay, standsInReach } from '../stands-sql';

const pageSize = 50;
const itsHistory = and(eq(storeRegionHistory.orgId, stores.orgId), eq(storeRegionHistory.storeId, stores.id));

/** Stores that stand directly in a region on a day, by code, a page at a time. */
export async function listRegionStores(
  ctx: Context,
  { regionId, on, after }: { regionId: string; on: string; after?: string },
) {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ id: stores.id, code: stores.code, name: stores.name, status: stores.status },
        brandName: brands.name,
        canMove: sql<boolean>`${inScope(ctx.scope, 'stores:write', stores)}`,
      })
      .from(stores)
      .innerJoin(storeRegionHistory, and(itsHistory, holdsDay(on)))
      .innerJoin(brands, and(eq(brands.orgId, stores.orgId), eq(brands.id, stores.brandId)))
      .where(
        and(
          standsInReach(ctx.scope, on),
          eq(storeRegionHistory.regionId, regionId),
          after === undefined ? undefined : gt(stores.code, after),
        ),
      )
      .orderBy(asc(stores.code))
      .limit(pageSize + 1),
  );
  const page = rows.slice(0, pageSize);
  return { stores: page, next: rows.length > pageSize ? (page.at(-1)?.code ?? null) : null };
}
export type RegionStore = Awaited<ReturnType<typeof listRegionStores>>['stores'][number];

/** Moves that have not begun, into, out of or within a region and everything below it; the next ones first. */
export async function listPlannedMoves(ctx: Context, { path }: { path: string }) {
  const before = alias(storeRegionHistory, 'before');
  const old = alias(regions, 'old_region');
  const within = (column: AnyColumn) => sql`(${column} >= ${path} and ${column} < ${subtreeEnd(path)})`;
  return ctx.db.read(async (tx) => {
    const where = and(
      inScope(ctx.scope, 'stores:read', stores),
      gt(storeRegionHistory.validFrom, ctx.scope.today),
      or(within(regions.path), within(old.path)),
    );
    // The name of a region out of reach is nobody's business; the move itself is.
    const known = new Set(
      (
        await tx
          .select({ id: regions.id })
          .from(regions)
          .where(inScope(ctx.scope, 'organization:read', regions))
      ).map(({ id }) => id),
    );
    const rows = await tx
      .select({
        ...{ storeId: stores.id, storeCode: stores.code, storeName: stores.name },
        ...{ on: storeRegionHistory.validFrom, toId: regions.id, toName: regions.name },
        ...{ fromId: old.id, fromName: old.name },
        canCancel: sql<boolean>`${inScope(ctx.scope, 'stores:write', stores)}`,
      })
      .from(stores)
      .innerJoin(storeRegionHistory, itsHistory)
      .innerJoin(regions, and(eq(regions.orgId, stores.orgId), eq(regions.id, storeRegionHistory.regionId)))
      .innerJoin(
        before,
        and(
          eq(before.orgId, stores.orgId),
          eq(before.storeId, stores.id),
          eq(before.validTo, storeRegionHistory.validFrom),
        ),
      )
      .innerJoin(old, and(eq(old.orgId, stores.orgId), eq(old.id, before.regionId)))
      .where(where)
      .orderBy(asc(storeRegionHistory.validFrom), asc(stores.code))
      .limit(100);
    return rows.map(({ toId, fromId, ...row }) => ({
      ...row,
      toName: known.has(toId) ? row.toName : null,
      fromName: known.has(fromId) ? row.fromName : null,
    }));
  });
}
export type PlannedMove = Awaited<ReturnType<typeof listPlannedMoves>>[number];
