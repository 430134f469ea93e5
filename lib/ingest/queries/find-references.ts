import 'server-only';
import { type AnyColumn, and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { campaigns } from '@/db/schema/campaigns';
import { products } from '@/db/schema/goods';
import { guides } from '@/db/schema/guides';
import { memberIdentities } from '@/db/schema/members';
import { orders } from '@/db/schema/orders';
import { stores, touchpoints } from '@/db/schema/stores';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { inScope, reachesAll, type Scope } from '@/lib/auth/scope';
import type { IngestItem } from '../input';

export type References = {
  stores: Map<string, string>;
  guides: Map<string, string>;
  campaigns: Map<string, string>;
  products: Set<string>;
  touchpoints: Map<string, { id: string; storeId: string }>;
  /** Orders a refund or void may name; null = any, known or still to come. */
  orders: Set<string> | null;
  /** Identities a consent may name, `kind:hex`; null = anyone's. */
  identities: Set<string> | null;
};

type Named = {
  stores: Set<string>;
  guides: Set<string>;
  campaigns: Set<string>;
  products: Set<string>;
  touchpoints: Set<string>;
  orders: Set<string>;
};

function namedIn(items: readonly IngestItem[]): Named {
  const named: Named = {
    stores: new Set(),
    guides: new Set(),
    campaigns: new Set(),
    products: new Set(),
    touchpoints: new Set(),
    orders: new Set(),
  };
  for (const item of items) {
    if ('store' in item) named.stores.add(item.store);
    if ('guide' in item && item.guide) named.guides.add(item.guide);
    if ('coGuide' in item && item.coGuide) named.guides.add(item.coGuide);
    if ('campaign' in item && item.campaign) named.campaigns.add(item.campaign);
    if ('touchpoint' in item && item.touchpoint) named.touchpoints.add(item.touchpoint);
    if ('orderId' in item) named.orders.add(item.orderId);
    if (item.type === 'order.paid') for (const line of item.lines ?? []) named.products.add(line.sku);
  }
  return named;
}

const permission = 'ingest:write';

/** Codes as one parameter: a batch names thousands, and a parameter each costs more than the look-up. */
const oneOf = (column: AnyColumn, codes: ReadonlySet<string>): SQL =>
  sql`${column} = any(${arrayLiteral([...codes])}::text[])`;

/** Pairs as one JSON text: a batch finds thousands of rows, and mapping each costs more than the look-up. */
const pairsBy = (code: AnyColumn, value: AnyColumn | SQL): SQL<string | null> =>
  sql<string | null>`json_object_agg(${code}, ${value})::text`;
const pairsOf = <V>([row]: { pairs: string | null }[]): Map<string, V> =>
  new Map(Object.entries<V>(JSON.parse(row?.pairs ?? '{}')));

async function codesOf(
  tx: Tx,
  scope: Scope,
  { table, codes }: { table: typeof stores | typeof guides | typeof campaigns; codes: ReadonlySet<string> },
): Promise<Map<string, string>> {
  if (codes.size === 0) return new Map();
  const within = and(inScope(scope, permission, table), oneOf(table.code, codes));
  return pairsOf(
    await tx
      .select({ pairs: pairsBy(table.code, table.id) })
      .from(table)
      .where(within),
  );
}

async function productsOf(tx: Tx, scope: Scope, codes: ReadonlySet<string>): Promise<Set<string>> {
  if (codes.size === 0) return new Set();
  const within = and(inScope(scope, permission, products), oneOf(products.code, codes));
  const rows = await tx
    .select({ pairs: pairsBy(products.code, sql`true`) })
    .from(products)
    .where(within);
  return new Set(pairsOf(rows).keys());
}

async function touchpointsOf(
  tx: Tx,
  scope: Scope,
  codes: ReadonlySet<string>,
): Promise<References['touchpoints']> {
  if (codes.size === 0) return new Map();
  const place = sql`json_build_object('id', ${touchpoints.id}, 'storeId', ${touchpoints.storeId})`;
  return pairsOf(
    await tx
      .select({ pairs: pairsBy(touchpoints.code, place) })
      .from(touchpoints)
      .where(and(inScope(scope, permission, touchpoints), oneOf(touchpoints.code, codes))),
  );
}

/** Null for who sees everything: a refund may then come before its order. Others name orders of their own stores. */
async function ordersOf(
  tx: Tx,
  scope: Scope,
  { source, ids }: { source: string; ids: ReadonlySet<string> },
): Promise<Set<string> | null> {
  if (ids.size === 0 || reachesAll(scope, permission)) return null;
  const ofSource = or(eq(orders.source, source), sql`starts_with(${orders.source}, ${`${source}~`})`);
  const rows = await tx
    .selectDistinct({ id: orders.extId })
    .from(orders)
    .where(and(inScope(scope, permission, orders), ofSource, oneOf(orders.extId, ids)));
  return new Set(rows.map((row) => row.id));
}

/** Identities, `kind:hex`, of members in reach; null for who sees everyone. */
async function identitiesOf(tx: Tx, scope: Scope, asked: ReadonlySet<string>): Promise<Set<string> | null> {
  if (asked.size === 0 || reachesAll(scope, permission)) return null;
  const { kind, lookupHash } = memberIdentities;
  const pair = sql<string>`${kind} || ':' || encode(${lookupHash}, 'hex')`;
  const hashes = arrayLiteral([...asked].map((one) => `\\x${one.split(':')[1]}`));
  const rows = await tx
    .select({ pair })
    .from(memberIdentities)
    .where(
      and(
        inScope(scope, permission, memberIdentities),
        sql`${kind} in ${[...new Set([...asked].map((one) => one.split(':')[0]))]}`,
        sql`${lookupHash} = any(${hashes}::bytea[])`,
      ),
    );
  return new Set(rows.map((row) => row.pair));
}

/** Ids of every code the items name, as far as the caller's reach goes; what is missing is unknown to them. */
export async function findReferences(
  ctx: Context,
  batch: { source: string; items: readonly IngestItem[]; identities: ReadonlySet<string> },
): Promise<References> {
  const named = namedIn(batch.items);
  const { scope } = ctx;
  return ctx.db.read(async (tx) => {
    const [storeIds, guideIds, campaignIds, productCodes, places, orderIds, identities] = await Promise.all([
      codesOf(tx, scope, { table: stores, codes: named.stores }),
      codesOf(tx, scope, { table: guides, codes: named.guides }),
      codesOf(tx, scope, { table: campaigns, codes: named.campaigns }),
      productsOf(tx, scope, named.products),
      touchpointsOf(tx, scope, named.touchpoints),
      ordersOf(tx, scope, { source: batch.source, ids: named.orders }),
      identitiesOf(tx, scope, batch.identities),
    ]);
    return {
      stores: storeIds,
      guides: guideIds,
      campaigns: campaignIds,
      products: productCodes,
      touchpoints: places,
      orders: orderIds,
      identities,
    };
  });
}
