import { type SQL, sql } from 'drizzle-orm';
import { buyerDay, categoryDay, channelDay, guideDay, storeDay } from '@/db/schema/metrics';
import type { Scope } from '@/lib/auth/scope';
import type { DayRange, Grain } from '@/lib/time';
import type { MetricNode, StoredNode } from './node';
import { bucketOf, keyOf, rowsOf, storeVisitors, within } from './node-rows-sql';

const sums = (t: string, identified: SQL, visitors: SQL): SQL => sql`
  coalesce(sum(${sql.raw(t)}.gross_fen), 0)::text as gross_fen, coalesce(sum(${sql.raw(t)}.refunds_fen), 0)::text as refunds_fen,
  coalesce(sum(${sql.raw(t)}.orders), 0)::int as orders, coalesce(sum(${sql.raw(t)}.units), 0)::int as units,
  ${identified} as identified_orders, ${visitors} as visitors, count(*)::int as rows`;

const storeSums = sums(
  'store_day',
  sql`coalesce(sum(store_day.identified_orders), 0)::int`,
  sql`nullif(sum(${storeVisitors}), 0)::int`,
);
const nodeSums = sums(
  'node_day',
  sql`coalesce(sum(node_day.identified_orders), 0)::int`,
  sql`nullif(sum(node_day.visitors), 0)::int`,
);

const storedRow = (scope: Scope, table: string, { regionId, brandId }: StoredNode): SQL =>
  sql`${sql.raw(table)}.org_id = ${scope.orgId} and ${sql.raw(table)}.region_id = ${regionId}::uuid and ${sql.raw(table)}.brand_id = ${brandId}::uuid`;

type NodeRange = { node: MetricNode; range: DayRange };

/** `(key, sums…)` per bucket of the range; null grain = one row over all. */
export function salesSeries(scope: Scope, question: NodeRange & { grain: Grain | null }): SQL {
  const { node, range, grain } = question;
  const { from, where, day, columns } = node.stored
    ? {
        from: sql`node_day`,
        where: storedRow(scope, 'node_day', node.stored),
        day: sql`node_day.day`,
        columns: nodeSums,
      }
    : { ...rowsOf(scope, { node, rows: storeDay }), day: sql`store_day.day`, columns: storeSums };
  const key = grain ? sql`${bucketOf(day, grain)}::text` : sql`''`;
  return sql`select ${key} as key, ${columns} from ${from} where ${where} and ${within(day, range)} group by 1 order by 1`;
}

/** Stored distinct buyers of whole periods by their first day. */
export const storedBuyers = (
  scope: Scope,
  question: { stored: StoredNode; grain: Grain; range: DayRange },
): SQL =>
  sql`select node_buyers.starts_on::text as key, node_buyers.buyers from node_buyers
    where ${storedRow(scope, 'node_buyers', question.stored)} and node_buyers.grain = ${question.grain} and ${within(sql`node_buyers.starts_on`, question.range)}`;

/** Exact distinct buyers of any range, or of each bucket of it. */
export function exactBuyers(scope: Scope, question: NodeRange & { grain: Grain | null }): SQL {
  const { from, where } = rowsOf(scope, { node: question.node, rows: buyerDay });
  const key = question.grain ? sql`${bucketOf(buyerDay.day, question.grain)}::text` : sql`''`;
  return sql`select key, count(*)::int as buyers from (
    select distinct ${key} as key, ${buyerDay.memberId} as member_id from ${from} where ${where} and ${buyerDay.orders} > 0 and ${within(buyerDay.day, question.range)}
  ) seen group by key`;
}

export type Split = 'store' | 'region' | 'brand' | 'guide' | 'channel' | 'category';

const nothing = sql`null::int`;
const otherSplits = {
  guide: { rows: guideDay, key: sql`guide_day.guide_id::text`, columns: sums('guide_day', nothing, nothing) },
  channel: {
    rows: channelDay,
    key: sql`channel_day.channel`,
    columns: sums('channel_day', nothing, nothing),
  },
  category: {
    rows: categoryDay,
    key: sql`category_day.category`,
    columns: sums('category_day', nothing, nothing),
  },
};

/** `(key, sums…)` per store, child region, brand, guide, channel or category. */
export function salesSplit(scope: Scope, question: NodeRange & { by: Split }): SQL {
  const { node, range, by } = question;
  const split =
    by === 'store' || by === 'region' || by === 'brand'
      ? { rows: storeDay, key: keyOf(by, 'store_day'), columns: storeSums }
      : otherSplits[by];
  const withPlaces = by === 'region' || by === 'brand';
  const { from, where } = rowsOf(scope, { node, rows: split.rows, withPlaces });
  return sql`select ${split.key} as key, ${split.columns} from ${from} where ${where} and ${within(split.rows.day, range)} group by 1 order by 1`;
}

/** `(key, stores, cities, sums…)` by GB code of the province that a store's city lies in; '' where it has no city. */
export function salesByProvince(scope: Scope, { node, range }: NodeRange): SQL {
  const { from, where } = rowsOf(scope, { node, rows: storeDay });
  return sql`select coalesce(left(located.city_code, 2) || '0000', '') as key, count(distinct located.id)::int as stores,
    array_agg(distinct located.city_code) filter (where located.city_code is not null) as cities, ${storeSums}
    from ${from} join stores located on located.org_id = ${storeDay.orgId} and located.id = ${storeDay.storeId}
    where ${where} and ${within(storeDay.day, range)} group by 1 order by 1`;
}

export function buyersSplit(scope: Scope, question: NodeRange & { by: 'store' | 'region' | 'brand' }): SQL {
  const { node, range, by } = question;
  const { from, where } = rowsOf(scope, { node, rows: buyerDay, withPlaces: by !== 'store' });
  return sql`select key, count(*)::int as buyers from (
    select distinct ${keyOf(by, 'buyer_day')} as key, ${buyerDay.memberId} as member_id from ${from} where ${where} and ${buyerDay.orders} > 0 and ${within(buyerDay.day, range)}
  ) seen group by key`;
}

/** Codes and names of the keys of a split. */
export function splitNames(scope: Scope, by: Split): SQL {
  const of = (table: string, name = 'name') =>
    sql`select id::text as key, code, ${sql.raw(name)} as name from ${sql.raw(table)} where org_id = ${scope.orgId}`;
  if (by === 'store') return of('stores');
  if (by === 'region') return of('regions');
  if (by === 'brand') return of('brands');
  if (by === 'guide') return of('guides');
  if (by === 'channel')
    return sql`select code as key, code, name from channels where org_id = ${scope.orgId}`;
  return sql`select code as key, code, name from categories where org_id = ${scope.orgId}`;
}
