import 'server-only';
import { and, asc, eq, gt } from 'drizzle-orm';
import { brands, channels, organizations, regions } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { type CodePage, pageOf } from './code-page';
import type { PageInput } from './input';

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

/** All brands, by name. */
export async function listBrands(ctx: Context): Promise<Brand[]> {
  return ctx.db.read((tx) =>
    tx
      .select({ id: brands.id, code: brands.code, name: brands.name })
      .from(brands)
      .where(inScope(ctx.scope, 'organization:read', brands))
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
export async function listRegionTree(ctx: Context): Promise<RegionNode[]> {
  return ctx.db.read((tx) =>
    tx
      .select(regionColumns)
      .from(regions)
      .where(inScope(ctx.scope, 'organization:read', regions))
      .orderBy(asc(regions.depth), asc(regions.name), asc(regions.code)),
  );
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

/** Brands by code, a page at a time. */
export async function listBrandPage(ctx: Context, page: PageInput): Promise<CodePage<typeof brands.$inferSelect>> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(brands)
      .where(and(inScope(ctx.scope, 'organization:read', brands), gt(brands.code, page.cursor ?? '')))
      .orderBy(asc(brands.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}
