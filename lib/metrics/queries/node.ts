import 'server-only';
import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { brands, regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope, reach } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { type MetricNode, type NodeFilter, narrowNode } from '../node';

const permission = 'reports:read';

async function findStore(ctx: Context, filter: NodeFilter): Promise<MetricNode> {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({
        id: stores.id,
        code: stores.code,
        name: stores.name,
        brandId: stores.brandId,
        regionId: regions.id,
        path: regions.path,
      })
      .from(stores)
      .innerJoin(
        storeRegionHistory,
        and(
          eq(storeRegionHistory.orgId, stores.orgId),
          eq(storeRegionHistory.storeId, stores.id),
          lte(storeRegionHistory.validFrom, ctx.scope.today),
          or(
            isNull(storeRegionHistory.validTo),
            sql`${storeRegionHistory.validTo} > ${ctx.scope.today}::date`,
          ),
        ),
      )
      .innerJoin(
        regions,
        and(eq(regions.orgId, storeRegionHistory.orgId), eq(regions.id, storeRegionHistory.regionId)),
      )
      .where(
        and(
          inScope(ctx.scope, permission, stores),
          filter.storeId ? eq(stores.id, filter.storeId) : eq(stores.code, filter.store ?? ''),
        ),
      ),
  );
  if (!row) throw notFound();
  return { kind: 'store', ...row, isRoot: false, storeId: row.id, stored: null };
}

async function findRegion(ctx: Context, code: string) {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ id: regions.id, code: regions.code, name: regions.name, path: regions.path })
      .from(regions)
      .where(and(inScope(ctx.scope, permission, regions), eq(regions.code, code))),
  );
  if (!row) throw notFound();
  return row;
}

async function findBrand(ctx: Context, code: string) {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ id: brands.id, code: brands.code, name: brands.name })
      .from(brands)
      .where(and(inScope(ctx.scope, permission, brands), eq(brands.code, code))),
  );
  if (!row) throw notFound();
  return row;
}

/** Single stores in reach may belong to the brand although no node does. */
async function holdsBrand(ctx: Context, brandId: string): Promise<boolean> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ id: stores.id })
      .from(stores)
      .where(and(inScope(ctx.scope, permission, stores), eq(stores.brandId, brandId)))
      .limit(1),
  );
  return rows.length > 0;
}

/**
 * What a number is asked about: a store, or a region of the tree cut with a brand. A node of which nothing is in reach
 * is not_found, as one that does not exist.
 */
export async function getNode(ctx: Context, filter: NodeFilter): Promise<MetricNode> {
  if (filter.storeId || filter.store) return findStore(ctx, filter);
  const [region, brand] = await Promise.all([
    filter.region ? findRegion(ctx, filter.region) : null,
    filter.brand ? findBrand(ctx, filter.brand) : null,
  ]);
  const path = region?.path ?? ctx.scope.rootPath;
  const brandId = brand?.id ?? null;
  const reached = reach(ctx.scope, permission);
  const { stored, isNone } = narrowNode({ path, brandId }, reached);
  if (isNone) throw notFound();
  if (brandId && !stored && !(await holdsBrand(ctx, brandId))) throw notFound();
  const isRoot = path === ctx.scope.rootPath;
  return {
    kind: isRoot ? 'organization' : 'region',
    code: region?.code ?? brand?.code ?? '',
    name: [region?.name, brand?.name].filter(Boolean).join(' · '),
    regionId: region?.id ?? ctx.scope.rootRegionId,
    path,
    isRoot,
    brandId,
    storeId: null,
    stored,
  };
}
