import 'server-only';
import { asc } from 'drizzle-orm';
import { products } from '@/db/schema/goods';
import { guides } from '@/db/schema/guides';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { treeOrder } from '@/lib/organization/region-order';
import type { Choices } from '../defaults';
import type { ImportKind } from '../fields';
import { type Named, NameIndex } from '../name-index';
import type { RightOfKind } from '../rights';

export type StoreName = Named & { id: string; cityCode: string | null };
export type GuideName = Named & { id: string };

const permission = 'imports:write';

/** Stores in reach by code and name; `right`: of the kind that is written, where no upsert asks for it. */
export async function loadStores(
  ctx: Context,
  right: RightOfKind = permission,
): Promise<NameIndex<StoreName>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ id: stores.id, code: stores.code, name: stores.name, cityCode: stores.cityCode })
      .from(stores)
      .where(inScope(ctx.scope, right, stores))
      .orderBy(asc(stores.code)),
  );
  return new NameIndex(rows);
}

/** Guides in reach by code and name. */
export async function loadGuides(
  ctx: Context,
  right: RightOfKind = permission,
): Promise<NameIndex<GuideName>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ id: guides.id, code: guides.code, name: guides.name })
      .from(guides)
      .where(inScope(ctx.scope, right, guides))
      .orderBy(asc(guides.code)),
  );
  return new NameIndex(rows);
}

/** Codes of all products. */
export async function loadProductCodes(ctx: Context): Promise<Set<string>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ code: products.code })
      .from(products)
      .where(inScope(ctx.scope, permission, products)),
  );
  return new Set(rows.map((row) => row.code));
}

/** Brands and regions by code and name; regions know the name of what stands above them. */
export async function loadPlaces(ctx: Context): Promise<{
  brands: NameIndex<Named>;
  regions: NameIndex<Named>;
}> {
  const [brandRows, regionRows] = await Promise.all([
    listBrands(ctx, permission),
    listRegionTree(ctx, permission),
  ]);
  const names = new Map(regionRows.map((region) => [region.id, region.name]));
  return {
    brands: new NameIndex(brandRows),
    regions: new NameIndex(
      regionRows.map(({ code, name, parentId }) => ({
        code,
        name,
        parentName: parentId === null ? undefined : names.get(parentId),
      })),
    ),
  };
}

/** What a mapping may set as fixed values, by name; stores only where rows name one. */
export async function loadChoices(ctx: Context, kind: ImportKind): Promise<Choices> {
  const [brandRows, regionRows] = await Promise.all([listBrands(ctx), listRegionTree(ctx)]);
  const storeRows = kind === 'stores' || kind === 'products' ? [] : [...(await loadStores(ctx)).all()];
  const top = Math.min(...regionRows.map((region) => region.depth));
  return {
    brands: brandRows.map(({ code, name }) => ({ code, name })),
    regions: treeOrder(regionRows).map(({ code, name, depth }) => ({
      code,
      name: `${'　'.repeat(depth - top)}${name}`,
    })),
    stores: storeRows.map(({ code, name }) => ({ code, name: `${name} (${code})` })),
  };
}
