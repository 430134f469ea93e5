import { type SQL, sql } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import { assetFlows } from '@/db/schema/metrics';
import { holds, inScope, type Scope } from '@/lib/auth/scope';
import type { DayRange } from '@/lib/time';
import { movesOf } from './assets-sql';
import type { AssetLine } from './balance';
import type { MetricNode } from './node';
import { rowsOf, within } from './node-rows-sql';

/** The figure of a balance sheet whose rows are asked for. */
export type FigureQuestion = {
  node: MetricNode;
  range: DayRange;
  line: AssetLine;
  side: 'opening' | 'gained' | 'lost' | 'closing';
  cause: string | null;
  isRestated: boolean;
};

/** Members on the line at the end of a day: their flows sum to one at a store that stood in the node that day. */
function stock(scope: Scope, { node, line }: FigureQuestion, day: SQL): SQL {
  const derived = sql`(select s.org_id, s.id as store_id, ${day} as day from stores s where s.org_id = ${scope.orgId}) as asset_flows`;
  const { from, where } = rowsOf(scope, { node, rows: assetFlows, derived });
  return sql`select f.member_id, f.store_id, max(f.day) as day from asset_flows f
    where f.org_id = ${scope.orgId} and f.line = ${line} and f.day <= ${day} and f.store_id in (select ${assetFlows.storeId} from ${from} where ${where})
    group by f.member_id, f.store_id having sum(f.delta) > 0`;
}

/** Members that a moving store took along: on its line the evening before. */
const carried = (scope: Scope, { line, range, side }: FigureQuestion, cause: string): SQL => sql`
  select f.member_id, f.store_id, m.day from moved m join asset_flows f on f.org_id = ${scope.orgId} and f.store_id = m.store_id and f.line = ${line} and f.day < m.day
  where m.cause = ${cause} and ${side === (cause === 'store_moved_in' ? 'gained' : 'lost')} and ${within(sql`m.day`, range)} group by f.member_id, f.store_id, m.day having sum(f.delta) > 0`;

const isMove = (cause: string | null): cause is string =>
  cause === 'store_moved_in' || cause === 'store_moved_out';

function rows(scope: Scope, question: FigureQuestion): { ctes: SQL; text: SQL } {
  const { node, range, line, side, cause, isRestated } = question;
  if (side === 'opening')
    return { ctes: sql``, text: stock(scope, question, sql`(${range.from}::date - 1)`) };
  if (side === 'closing') return { ctes: sql``, text: stock(scope, question, sql`${range.to}::date`) };
  if (isMove(cause)) return { ctes: sql`${movesOf(scope, node)},`, text: carried(scope, question, cause) };
  const { from, where } = rowsOf(scope, { node, rows: assetFlows });
  const sign = side === 'gained' ? sql`> 0` : sql`< 0`;
  return {
    ctes: sql``,
    text: sql`select ${assetFlows.memberId} as member_id, ${assetFlows.storeId} as store_id, ${assetFlows.day} as day from ${from}
      where ${where} and ${assetFlows.line} = ${line} and ${assetFlows.cause} = ${cause ?? ''} and ${assetFlows.isRestated} = ${isRestated}
        and ${assetFlows.delta} ${sign} and ${within(assetFlows.day, range)}`,
  };
}

/** How many rows the figure has, and a page of them after `(day, member, nth)`; names only of members in reach. */
export function figureRows(
  scope: Scope,
  question: FigureQuestion & { after: string[] | null; limit: number },
): SQL {
  const { ctes, text } = rows(scope, question);
  const { after } = question;
  const named = holds(scope, 'members:read') ? inScope(scope, 'members:read', members) : sql`false`;
  return sql`with ${ctes} figure as materialized (${text}),
    numbered as (select f.*, row_number() over (partition by f.day, f.member_id, f.store_id)::int as nth from figure f)
    select n.member_id::text as member_id, n.day::text as day, n.nth, n.store_id::text as store_id, s.code as store_code, s.name as store_name,
      members.id is not null as is_in_reach, members.name, members.joined_on::text as joined_on, (select count(*)::int from figure) as total
    from numbered n join stores s on s.org_id = ${scope.orgId} and s.id = n.store_id
    left join members on members.org_id = ${scope.orgId} and members.id = n.member_id and ${named}
    where ${after ? sql`(n.day, n.member_id, n.store_id, n.nth) > (${after[0]}::date, ${after[1]}::uuid, ${after[2]}::uuid, ${after[3]}::int)` : sql`true`}
    order by n.day, n.member_id, n.store_id, n.nth limit ${question.limit}`;
}
