import { type SQL, sql } from 'drizzle-orm';
import { storeDay } from '@/db/schema/metrics';
import { storeTargets } from '@/db/schema/targets';
import { plainArrayLiteral } from '@/lib/array-literal';
import { inScope, type Scope } from '@/lib/auth/scope';
import type { MetricNode } from '@/lib/metrics/node';
import { rowsOf, within } from '@/lib/metrics/node-rows-sql';
import type { Day, DayRange } from '@/lib/time';

const uuids = (ids: readonly string[]): SQL => sql`any(${plainArrayLiteral(ids)}::uuid[])`;

type NodeMonth = { node: MetricNode; month: Day; permission: 'targets:read' | 'targets:write' };

/** Every store that stood in the node on the month's first day, with its target or without: named as the table. */
const standingStores = (scope: Scope, month: Day): SQL =>
  sql`(select s.org_id, s.id as store_id, s.code, s.name, s.opened_on, s.closed_on, s.status, ${month}::date as month from stores s where s.org_id = ${scope.orgId}) store_targets`;

const placed = (scope: Scope, { node, month, permission }: NodeMonth) => {
  const { from, where } = rowsOf(scope, {
    node,
    rows: storeTargets,
    withPlaces: true,
    derived: standingStores(scope, month),
  });
  // A store that is not there in the month needs no target.
  return {
    from,
    where: sql`${where} and ${inScope(scope, permission, storeTargets)} and (store_targets.closed_on is null or store_targets.closed_on > ${month}::date)
      and store_targets.status <> 'draft' and (store_targets.opened_on is null or store_targets.opened_on < (${month}::date + interval '1 month')::date)`,
  };
};

const keptTarget = sql`left join store_targets kept on kept.org_id = store_targets.org_id and kept.store_id = store_targets.store_id and kept.month = store_targets.month`;

/** `(store_id, net)` of stores over a range, by the days on which they were in reach. */
const netOf = (scope: Scope, range: DayRange, storeId: string | null = null): SQL =>
  sql`select store_day.store_id, sum(store_day.gross_fen - store_day.refunds_fen) as net from store_day
    where ${inScope(scope, 'reports:read', storeDay)} and ${within(storeDay.day, range)}${storeId ? sql` and store_day.store_id = ${storeId}::uuid` : sql``} group by 1`;

/** Every store of the node in a month: its target, what it made in `sold` and, where asked, in `before`. */
export function nodeTargets(
  scope: Scope,
  question: NodeMonth & { sold: DayRange; before: DayRange | null },
): SQL {
  const { from, where } = placed(scope, question);
  const { sold, before, node } = question;
  const was = before
    ? netOf(scope, before, node.storeId)
    : sql`select null::uuid as store_id, null::bigint as net`;
  return sql`select store_targets.store_id, store_targets.code, store_targets.name, store_targets.opened_on::text as opened_on, store_targets.closed_on::text as closed_on,
      kept.net_fen::text as target_fen, sold.net::text as net_fen, was.net::text as before_fen
    from ${from} ${keptTarget}
    left join (${netOf(scope, sold, node.storeId)}) sold on sold.store_id = store_targets.store_id
    left join (${was}) was on was.store_id = store_targets.store_id
    where ${where} order by store_targets.code`;
}

/** Targets of some stores for a month with what they made. */
export const storesTargets = (
  scope: Scope,
  question: { storeIds: readonly string[]; month: Day; sold: DayRange },
): SQL =>
  sql`select store_targets.store_id, store_targets.net_fen::text as target_fen, s.opened_on::text as opened_on, s.closed_on::text as closed_on,
      (select coalesce(sum(store_day.gross_fen - store_day.refunds_fen), 0)::text from store_day where ${inScope(scope, 'reports:read', storeDay)}
        and store_day.store_id = store_targets.store_id and ${within(storeDay.day, question.sold)}) as net_fen
    from store_targets join stores s on s.org_id = store_targets.org_id and s.id = store_targets.store_id
    where ${inScope(scope, 'targets:read', storeTargets)} and store_targets.month = ${question.month}::date and store_targets.net_fen is not null
      and store_targets.store_id = ${uuids(question.storeIds)}`;

/** Net sales a day of some stores, for the shape of their months. */
export const storeDays = (scope: Scope, question: { storeIds: readonly string[]; range: DayRange }): SQL =>
  sql`select store_day.store_id, store_day.day::text as day, (store_day.gross_fen - store_day.refunds_fen)::text as net_fen from store_day
    where ${inScope(scope, 'reports:read', storeDay)} and ${within(storeDay.day, question.range)} and store_day.store_id = ${uuids(question.storeIds)}`;

/** The last day of a month, before today, on which some of these stores have data. */
export const lastStoreDay = (scope: Scope, question: { storeIds: readonly string[]; month: Day }): SQL =>
  sql`select max(store_day.day)::text as day from store_day where ${inScope(scope, 'reports:read', storeDay)} and store_day.store_id = ${uuids(question.storeIds)}
    and store_day.day >= ${question.month}::date and store_day.day < least(${scope.today}::date, (${question.month}::date + interval '1 month')::date)`;

/** The organization's own days: only their proportions leave the caller, as the shape for stores that have none. */
export const organizationDays = (scope: Scope, range: DayRange): SQL =>
  sql`select node_day.day::text as day, (node_day.gross_fen - node_day.refunds_fen)::text as net_fen from node_day
    where node_day.org_id = ${scope.orgId} and node_day.region_id = ${scope.rootRegionId}::uuid
      and node_day.brand_id = '00000000-0000-0000-0000-000000000000'::uuid and ${within(sql`node_day.day`, range)}`;

/** `(key, value)`: achieved share in basis points by store, for a ranking by it. */
export const achievedByStore = (scope: Scope, { month, sold }: { month: Day; sold: DayRange }): SQL =>
  sql`select store_targets.store_id::text as key, round(coalesce(made.net, 0) * 10000 / nullif(store_targets.net_fen, 0)) as value
    from store_targets left join (${netOf(scope, sold)}) made on made.store_id = store_targets.store_id
    where ${inScope(scope, 'targets:read', storeTargets)} and store_targets.month = ${month}::date`;
