import 'server-only';
import { type AnyColumn, and, asc, eq, gt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { brands, channels, organizations, regions } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { type CodePage, pageOf } from './code-page';
import type { BrandInput, ChannelInput, PageInput } from './input';
import { knownSearchKeys } from './search-keys';
import { matchingText } from './text-match';

/** The organization in scope. */
export async function getOrganization(ctx: Context) {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({
        orgId: organizations.orgId,
        code: organizations.code,
        name: organizations.name,
        timeZone: organizations.timeZone,
        cutoffHour: organizations.cutoffHour,
        isSample: organizations.isSample,
        upDownColors: organizations.upDownColors,
      })
      .from(organizations)
      .where(inScope(ctx.scope, 'organization:read', organizations)),
  );
  if (!row) throw notFound();
  return row;
}

export type Brand = { id: string; code: string; name: string };

/** The right by which names are read: importers look them up though they may not open the organization's pages. */
type NamesRight = 'organization:read' | 'imports:write';

/** All brands, by name. */
export async function listBrands(ctx: Context, right: NamesRight = 'organization:read'): Promise<Brand[]> {
  return ctx.db.read((tx) =>
    tx
      .select({ id: brands.id, code: brands.code, name: brands.name })
      .from(brands)
      .where(inScope(ctx.scope, right, brands))
      .orderBy(asc(brands.name), asc(brands.code)),
  );
}

export type RegionNode = {
  id: string;
  parentId: string | null;
  path: string;
  depth: number;
  code: string;
  name: string;
};

const regionColumns = {
  id: regions.id,
  parentId: regions.parentId,
  path: regions.path,
  depth: regions.depth,
  code: regions.code,
  name: regions.name,
};

/** The reader's part of the region tree and the names of its ancestors; parents stand before their children. */
export async function listRegionTree(
  ctx: Context,
  right: NamesRight = 'organization:read',
): Promise<RegionNode[]> {
  return ctx.db.read((tx) =>
    tx
      .select(regionColumns)
      .from(regions)
      .where(inScope(ctx.scope, right, regions))
      .orderBy(asc(regions.depth), asc(regions.name), asc(regions.code)),
  );
}

/** The regions in reach of whoever may see stores that are nearest to a text; at most `limit`. */
export async function searchRegions(
  ctx: Context,
  { text, limit }: { text: string; limit: number },
): Promise<{ id: string; code: string; name: string }[]> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ id: regions.id, code: regions.code, name: regions.name })
      .from(regions)
      .where(inScope(ctx.scope, 'stores:read', regions))
      .orderBy(asc(regions.depth), asc(regions.name), asc(regions.code)),
  );
  // A few hundred at most, without columns to be found by.
  const findable = rows.map((row) => ({ ...row, ...knownSearchKeys(row.name), words: [row.code] }));
  return matchingText(findable, text)
    .slice(0, limit)
    .map(({ id, code, name }) => ({ id, code, name }));
}

export type Channel = {
  id: string;
  code: string;
  name: string;
  sourceClass: 'public' | 'private' | 'unknown';
};

/** The channel registry, by name. */
export async function listChannels(ctx: Context): Promise<Channel[]> {
  return ctx.db.read((tx) =>
    tx
      .select({
        id: channels.id,
        code: channels.code,
        name: channels.name,
        sourceClass: channels.sourceClass,
      })
      .from(channels)
      .where(inScope(ctx.scope, 'organization:read', channels))
      .orderBy(asc(channels.name), asc(channels.code)),
  );
}

type PageFilter = PageInput & { code?: string };
const pageWhere = (column: AnyColumn, { cursor, code }: PageFilter) =>
  code === undefined ? gt(column, cursor ?? '') : eq(column, code);

/** Brands by code, a page at a time; with `code`, that one. */
export async function listBrandPage(ctx: Context, page: PageFilter): Promise<CodePage<BrandInput>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ code: brands.code, name: brands.name })
      .from(brands)
      .where(and(inScope(ctx.scope, 'organization:read', brands), pageWhere(brands.code, page)))
      .orderBy(asc(brands.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}

/** Regions in reach by code, a page at a time. */
export async function listRegionPage(
  ctx: Context,
  page: PageFilter,
): Promise<CodePage<{ code: string; name: string; parentCode: string | null }>> {
  const parents = alias(regions, 'parents');
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ code: regions.code, name: regions.name, parentCode: parents.code })
      .from(regions)
      .leftJoin(parents, and(eq(parents.orgId, regions.orgId), eq(parents.id, regions.parentId)))
      .where(and(inScope(ctx.scope, 'organization:read', regions), pageWhere(regions.code, page)))
      .orderBy(asc(regions.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}

/** Channels by code, a page at a time. */
export async function listChannelPage(ctx: Context, page: PageFilter): Promise<CodePage<ChannelInput>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ code: channels.code, name: channels.name, sourceClass: channels.sourceClass })
      .from(channels)
      .where(and(inScope(ctx.scope, 'organization:read', channels), pageWhere(channels.code, page)))
      .orderBy(asc(channels.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}
