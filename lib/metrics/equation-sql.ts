import { type SQL, sql } from 'drizzle-orm';
import { buyerDay, storeDay } from '@/db/schema/metrics';
import type { Scope } from '@/lib/auth/scope';
import type { DayRange } from '@/lib/time';
import type { MetricNode } from './node';
import { rowsOf, storeVisitors } from './node-rows-sql';
import { keyOf } from './sales-sql';

export type EquationBy = 'store' | 'region' | 'brand';
type Question = { node: MetricNode; range: DayRange; base: DayRange; by: EquationBy | null };

const periods = ({ range, base }: Question): SQL =>
  sql`(values (0, ${base.from}::date, ${base.to}::date), (1, ${range.from}::date, ${range.to}::date)) as period(p, starts_on, ends_on)`;

const childKey = ({ node, by }: Question, rows: 'store_day' | 'buyer_day'): SQL =>
  by ? keyOf(node, by, rows) : sql`''`;

const cells = (scope: Scope, question: Question): SQL => {
  const withPlaces = question.by === 'region' || question.by === 'brand';
  const { from, where } = rowsOf(scope, { node: question.node, rows: storeDay, withPlaces });
  return sql`select ${childKey(question, 'store_day')} as child, store_day.store_id, period.p, sum(store_day.gross_fen) as gross, sum(store_day.refunds_fen) as refunds,
      sum(store_day.orders) as orders, sum(store_day.identified_orders) as identified, sum(${storeVisitors}) as visitors
    from ${periods(question)}, ${from} where ${where} and store_day.day between period.starts_on and period.ends_on group by 1, 2, 3`;
};

/** A store is counted when it has visitors in every period it has sales in: in the node, and in the child it stood in. */
const marked = (
  scope: Scope,
  question: Question,
): SQL => sql`cell as materialized (${cells(scope, question)}),
  at_node as (select store_id, bool_and(gross <= 0 or visitors > 0) as is_counted from (select store_id, p, sum(gross) as gross, sum(visitors) as visitors from cell group by 1, 2) c group by 1),
  at_child as (select child, store_id, bool_and(gross <= 0 or visitors > 0) as is_counted from cell group by 1, 2)`;

/** Sums `(child, is_counted, p)`; child null = the node itself. */
export function equationSums(scope: Scope, question: Question): SQL {
  const columns = sql`sum(c.gross)::text as gross_fen, sum(c.refunds)::text as refunds_fen, sum(c.orders)::int as orders, sum(c.identified)::int as identified_orders, sum(c.visitors)::int as visitors`;
  return sql`with ${marked(scope, question)}
    select null as child, m.is_counted, c.p, ${columns} from cell c join at_node m on m.store_id = c.store_id group by m.is_counted, c.p
    union all
    select c.child, m.is_counted, c.p, ${columns} from cell c join at_child m on m.store_id = c.store_id and m.child = c.child where ${question.by !== null} group by c.child, m.is_counted, c.p`;
}

/**
 * Exact distinct buyers of the same groups. `is_counted` null = both groups together. Most members buy in one place in a
 * period: those are counted there and summed, only the others are told apart group by group.
 */
export function equationBuyers(scope: Scope, question: Question): SQL {
  const withPlaces = question.by === 'region' || question.by === 'brand';
  const { from, where } = rowsOf(scope, { node: question.node, rows: buyerDay, withPlaces });
  const atNode = sql`join at_node m on m.store_id = b.store_id group by grouping sets ((m.is_counted, b.p), (b.p))`;
  const atChild = sql`join at_child m on m.store_id = b.store_id and m.child = b.child where ${question.by !== null}
    group by grouping sets ((b.child, m.is_counted, b.p), (b.child, b.p))`;
  return sql`with ${marked(scope, question)},
    bought as (
      select distinct ${buyerDay.memberId} as member_id, period.p, ${buyerDay.storeId} as store_id, ${childKey(question, 'buyer_day')} as child
      from ${periods(question)}, ${from} where ${where} and ${buyerDay.orders} > 0 and ${buyerDay.day} between period.starts_on and period.ends_on
    ),
    met as materialized (select *, count(*) over (partition by member_id, p) as places from bought),
    once as materialized (select child, store_id, p, count(*) as buyers from met where places = 1 group by 2, 3, 1),
    often as materialized (select * from met where places > 1)
    select child, is_counted, p, sum(buyers)::int as buyers from (
      select null as child, m.is_counted, b.p, sum(b.buyers) as buyers from once b ${atNode}
      union all select null, m.is_counted, b.p, count(distinct b.member_id) from often b ${atNode}
      union all select b.child, m.is_counted, b.p, sum(b.buyers) from once b ${atChild}
      union all select b.child, m.is_counted, b.p, count(distinct b.member_id) from often b ${atChild}
    ) part group by child, is_counted, p`;
}
