import { type SQL, sql } from 'drizzle-orm';
import { assetDay, storeDay } from '@/db/schema/metrics';
import { arrayLiteral } from '@/lib/array-literal';
import type { Scope } from '@/lib/auth/scope';
import type { DayRange } from '@/lib/time';
import type { SortMetric } from './input';
import type { MetricNode } from './node';
import { keyOf, rowsOf, storeVisitors, within } from './node-rows-sql';

export type RankingBy = 'store' | 'region' | 'brand';
type Question = {
  node: MetricNode;
  range: DayRange;
  base: DayRange | null;
  by: RankingBy;
  metric: SortMetric;
  /** `(key, value)` of another noun, by which `achievedBps` sorts; its rank before is not known. */
  own?: SQL;
  isAscending: boolean;
  /** Position after which the page begins. */
  after: number;
  limit: number;
};

const salesOf = (range: DayRange | null): SQL => {
  const only = range ? sql`filter (where ${within(storeDay.day, range)})` : sql`filter (where false)`;
  return sql`sum(store_day.gross_fen) ${only} as gross, sum(store_day.refunds_fen) ${only} as refunds, sum(store_day.orders) ${only} as orders,
    sum(store_day.units) ${only} as units, sum(store_day.identified_orders) ${only} as identified, sum(${storeVisitors}) ${only} as visitors`;
};

const metricOf = (metric: SortMetric, t: 'now' | 'was'): SQL => {
  const of: Record<SortMetric, string> = {
    netFen: `${t}.gross - ${t}.refunds`,
    grossFen: `${t}.gross`,
    refundsFen: `${t}.refunds`,
    orders: `${t}.orders`,
    units: `${t}.units`,
    visitors: `nullif(${t}.visitors, 0)`,
    aovFen: `round(${t}.gross / nullif(${t}.orders, 0))`,
    identifiedBps: `round(${t}.identified * 10000 / nullif(${t}.orders, 0))`,
    peopleNet: `${t}.people`,
    achievedBps: t === 'now' ? 'own.value' : 'null::numeric',
  };
  return sql.raw(of[metric]);
};

const sideOf = (scope: Scope, question: Question, range: DayRange | null): SQL => {
  const { node, by } = question;
  const withPlaces = by !== 'store';
  const sales = rowsOf(scope, { node, rows: storeDay, withPlaces });
  const people = rowsOf(scope, { node, rows: assetDay, withPlaces });
  const days = (column: typeof storeDay.day | typeof assetDay.day) =>
    range ? within(column, range) : sql`false`;
  return sql`select coalesce(s.key, p.key) as key, s.gross, s.refunds, s.orders, s.units, s.identified, s.visitors, p.people
    from (select ${keyOf(question.by, 'store_day')} as key, ${salesOf(range)} from ${sales.from} where ${sales.where} and ${days(storeDay.day)} group by 1) s
    full join (select ${keyOf(question.by, 'asset_day')} as key, sum(asset_day.gained - asset_day.lost) as people from ${people.from}
      where ${people.where} and asset_day.line = 'identifiable' and ${days(assetDay.day)} group by 1) p on p.key = s.key`;
};

const figures = (t: 'now' | 'was'): SQL =>
  sql.raw(
    `coalesce(${t}.gross, 0)::text as ${t}_gross, coalesce(${t}.refunds, 0)::text as ${t}_refunds, coalesce(${t}.orders, 0)::int as ${t}_orders, coalesce(${t}.units, 0)::int as ${t}_units, coalesce(${t}.identified, 0)::int as ${t}_identified, nullif(${t}.visitors, 0)::int as ${t}_visitors, ${t}.people::int as ${t}_people, (${t}.key is not null) as ${t}_known`,
  );

const tables: Record<RankingBy, string> = { store: 'stores', region: 'regions', brand: 'brands' };

const nothingOwn = sql`select null::text as key, null::numeric as value`;

/** One page of the ranking with both periods, the rank in each and how many there are. */
export function rankingPage(scope: Scope, question: Question): SQL {
  const { metric, isAscending, by } = question;
  const value = metricOf(metric, 'now');
  const direction = sql.raw(isAscending ? 'asc' : 'desc');
  return sql`with now as (${sideOf(scope, question, question.range)}), was as (${sideOf(scope, question, question.base)}),
    ranked as (
      select coalesce(now.key, was.key) as key, ${figures('now')}, ${figures('was')}, (${value})::text as value, (${metricOf(metric, 'was')})::text as value_before,
        case when (${value}) is null then null else rank() over (order by ${value} desc nulls last) end::int as rank,
        case when (${metricOf(metric, 'was')}) is null then null else rank() over (order by ${metricOf(metric, 'was')} desc nulls last) end::int as rank_before,
        row_number() over (order by ${value} ${direction} nulls last, coalesce(now.key, was.key))::int as position, count(*) over ()::int as total
      from now full join was on was.key = now.key left join (${question.own ?? nothingOwn}) own on own.key = coalesce(now.key, was.key)
    )
    select ranked.*, named.code, named.name from ranked join ${sql.raw(tables[by])} named on named.org_id = ${scope.orgId} and named.id = ranked.key::uuid
    where position > ${question.after} order by position limit ${question.limit}`;
}

/** Daily net sales of the keys of a page, all in one statement. */
export function sparklines(
  scope: Scope,
  question: { node: MetricNode; range: DayRange; by: RankingBy; keys: readonly string[] },
): SQL {
  const { from, where } = rowsOf(scope, {
    node: question.node,
    rows: storeDay,
    withPlaces: question.by !== 'store',
  });
  const keys = arrayLiteral(question.keys);
  const key = keyOf(question.by, 'store_day');
  const narrowed =
    question.by === 'store'
      ? sql`store_day.store_id = any(${keys}::uuid[])`
      : sql`${key} = any(${keys}::text[])`;
  return sql`select ${key} as key, store_day.day::text as day, sum(store_day.gross_fen - store_day.refunds_fen)::text as net_fen from ${from}
    where ${where} and ${within(storeDay.day, question.range)} and ${narrowed} group by 1, 2 order by 1, 2`;
}
