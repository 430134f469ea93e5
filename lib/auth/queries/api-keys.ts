import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { apiKeys } from '@/db/schema/auth';
import { brands, regions } from '@/db/schema/organization';
import { stores } from '@/db/schema/stores';
import type { Context } from '../context';
import { inScope } from '../scope';

export type ApiKey = {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  brandName: string | null;
  regionName: string | null;
  storeName: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
  state: 'live' | 'expired' | 'revoked';
};

/** Keys in reach, newest first; never their secret. */
export async function listApiKeys(ctx: Context): Promise<ApiKey[]> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        prefix: apiKeys.prefix,
        scopes: apiKeys.scopes,
        brandName: brands.name,
        regionName: regions.name,
        storeName: stores.name,
        expiresAt: apiKeys.expiresAt,
        revokedAt: apiKeys.revokedAt,
        lastUsedAt: apiKeys.lastUsedAt,
        createdAt: apiKeys.createdAt,
      })
      .from(apiKeys)
      .leftJoin(brands, and(eq(brands.orgId, apiKeys.orgId), eq(brands.id, apiKeys.brandId)))
      .leftJoin(regions, and(eq(regions.orgId, apiKeys.orgId), eq(regions.id, apiKeys.regionId)))
      .leftJoin(stores, and(eq(stores.orgId, apiKeys.orgId), eq(stores.id, apiKeys.storeId)))
      .where(inScope(ctx.scope, 'api-keys:write', apiKeys))
      .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
      .limit(500),
  );
  return rows.map((row) => ({ ...row, state: stateOf(row, ctx.now) }));
}

function stateOf(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): ApiKey['state'] {
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && key.expiresAt <= now ? 'expired' : 'live';
}
