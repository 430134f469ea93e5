import 'server-only';
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { campaigns } from '@/db/schema/campaigns';
import { products } from '@/db/schema/goods';
import { guides } from '@/db/schema/guides';
import { stores, touchpoints } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import type { IngestItem } from '../input';

export type References = {
  stores: Map<string, string>;
  guides: Map<string, string>;
  campaigns: Map<string, string>;
  products: Set<string>;
  touchpoints: Map<string, { id: string; storeId: string }>;
};

type Named = {
  stores: Set<string>;
  guides: Set<string>;
  campaigns: Set<string>;
  products: Set<string>;
  touchpoints: Set<string>;
};

function namedIn(items: readonly IngestItem[]): Named {
  const named: Named = {
    stores: new Set(),
    guides: new Set(),
    campaigns: new Set(),
    products: new Set(),
    touchpoints: new Set(),
  };
  for (const item of items) {
    if ('store' in item) named.stores.add(item.store);
    if ('guide' in item && item.guide) named.guides.add(item.guide);
    if ('coGuide' in item && item.coGuide) named.guides.add(item.coGuide);
    if ('campaign' in item && item.campaign) named.campaigns.add(item.campaign);
    if ('touchpoint' in item && item.touchpoint) named.touchpoints.add(item.touchpoint);
    if ('lines' in item) for (const line of item.lines ?? []) named.products.add(line.sku);
  }
  return named;
}

/** Ids of every code the items name, as far as the caller's reach goes; what is missing is unknown to them. */
export async function findReferences(ctx: Context, items: readonly IngestItem[]): Promise<References> {
  const named = namedIn(items);
  const { scope } = ctx;
  const permission = 'ingest:write';
  return ctx.db.read(async (tx) => {
    const codesOf = async (
      table: typeof stores | typeof guides | typeof campaigns,
      codes: Set<string>,
    ): Promise<Map<string, string>> => {
      if (codes.size === 0) return new Map();
      const within: SQL | undefined = and(inScope(scope, permission, table), inArray(table.code, [...codes]));
      const rows = await tx.select({ code: table.code, id: table.id }).from(table).where(within);
      return new Map(rows.map((row) => [row.code, row.id]));
    };
    const [storeIds, guideIds, campaignIds, productRows, touchpointRows] = await Promise.all([
      codesOf(stores, named.stores),
      codesOf(guides, named.guides),
      codesOf(campaigns, named.campaigns),
      named.products.size === 0
        ? []
        : tx
            .select({ code: products.code })
            .from(products)
            .where(and(eq(products.orgId, scope.orgId), inArray(products.code, [...named.products]))),
      named.touchpoints.size === 0
        ? []
        : tx
            .select({ code: touchpoints.code, id: touchpoints.id, storeId: touchpoints.storeId })
            .from(touchpoints)
            .where(
              and(inScope(scope, permission, touchpoints), inArray(touchpoints.code, [...named.touchpoints])),
            ),
    ]);
    return {
      stores: storeIds,
      guides: guideIds,
      campaigns: campaignIds,
      products: new Set(productRows.map((row) => row.code)),
      touchpoints: new Map(touchpointRows.map((row) => [row.code, { id: row.id, storeId: row.storeId }])),
    };
  });
}
