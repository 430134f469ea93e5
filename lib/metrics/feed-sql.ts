import { type SQL, sql } from 'drizzle-orm';
import { storeDay } from '@/db/schema/metrics';
import { stores } from '@/db/schema/stores';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope, type Scope } from '@/lib/auth/scope';
import type { Day, DayRange } from '@/lib/time';
import type { MetricNode } from './node';
import { rowsOf, within } from './node-rows-sql';

/** Live stores of a node today, for the reader. */
const liveStores = (scope: Scope, node: MetricNode, today: Day): SQL => sql`
  select stores.id, stores.code, stores.name from stores
  join store_region_history stay on stay.org_id = stores.org_id and stay.store_id = stores.id and stay.valid_from <= ${today}::date and (stay.valid_to is null or stay.valid_to > ${today}::date)
  join regions place on place.org_id = stay.org_id and place.id = stay.region_id
  where ${inScope(scope, 'reports:read', stores)} and stores.status = 'live' and (stores.opened_on is null or stores.opened_on <= ${today}::date)
    and place.path >= ${node.path} and place.path < ${subtreeEnd(node.path)}
    ${node.brandId ? sql`and stores.brand_id = ${node.brandId}::uuid` : sql``} ${node.storeId ? sql`and stores.id = ${node.storeId}::uuid` : sql``}`;

/**
 * Per live store its last day with a fact and its missing days since `from`: days after its first fact and before its
 * last, of a store that has facts on at least three days in four.
 */
export const feedDays = (scope: Scope, question: { node: MetricNode; from: Day; today: Day }): SQL => {
  const { node, from, today } = question;
  return sql`with live as materialized (${liveStores(scope, node, today)}),
    fed as materialized (
      select store_day.store_id, store_day.day from live join store_day on store_day.org_id = ${scope.orgId} and store_day.store_id = live.id
      where ${inScope(scope, 'reports:read', storeDay)} and store_day.day between ${from}::date and ${today}::date
        and (store_day.orders > 0 or store_day.refunds_fen > 0 or store_day.sensor_visits + store_day.manual_visits + store_day.page_visits + store_day.scans > 0)
    ),
    span as (select store_id, min(day) as first_day, max(day) as last_day, count(*) as days from fed group by 1),
    gap as (
      select span.store_id, array_agg(missing.day::date::text order by missing.day) as days from span
      cross join lateral generate_series(span.first_day, span.last_day, interval '1 day') as missing(day)
      where span.days * 4 >= (span.last_day - span.first_day + 1) * 3 and not exists (select 1 from fed where fed.store_id = span.store_id and fed.day = missing.day::date)
      group by 1
    )
    select live.id::text as id, live.code, live.name,
      coalesce(span.last_day, (select max(store_day.day) from store_day where store_day.org_id = ${scope.orgId} and store_day.store_id = live.id and store_day.day <= ${today}::date))::text as last_day, gap.days as gap_days
    from live left join span on span.store_id = live.id left join gap on gap.store_id = live.id order by live.code`;
};

/**
 * Life and missing days of the node's stores over two ranges. A store that sells on few days has none missing; one that is
 * silent through a whole range misses all of it.
 */
export const storeCoverage = (
  scope: Scope,
  question: { node: MetricNode; range: DayRange; base: DayRange },
): SQL => {
  const { node, range, base } = question;
  const { from, where } = rowsOf(scope, { node, rows: storeDay });
  return sql`with fed as materialized (
      select store_day.store_id, store_day.day from ${from} where ${where} and (${within(storeDay.day, range)} or ${within(storeDay.day, base)})
        and (store_day.orders > 0 or store_day.refunds_fen > 0 or store_day.sensor_visits + store_day.manual_visits + store_day.page_visits + store_day.scans > 0)
    ),
    last_day as (select max(day) as day from fed),
    asked as (
      select d::date as day from generate_series(${range.from}::date, least(${range.to}::date, (select day from last_day)), interval '1 day') as d
      union select d::date from generate_series(${base.from}::date, ${base.to}::date, interval '1 day') as d
    ),
    seen as (
      select store_id from fed group by 1 having count(*) * 2 >= (select count(*) from asked)
        or count(*) filter (where ${within(sql`fed.day`, range)}) = 0 or count(*) filter (where ${within(sql`fed.day`, base)}) = 0
    )
    select s.id::text as id, s.code, s.name, s.opened_on::text as opened_on, s.closed_on::text as closed_on,
      (select array_agg(a.day::text order by a.day) from asked a where s.id in (select store_id from seen) and not exists (select 1 from fed where fed.store_id = s.id and fed.day = a.day)) as gap_days
    from stores s where s.org_id = ${scope.orgId} and s.id in (select store_id from fed) order by s.code`;
};
