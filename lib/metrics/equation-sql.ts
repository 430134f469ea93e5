import { type SQL, sql } from 'drizzle-orm';
import { buyerDay, storeDay } from '@/db/schema/metrics';
import type { Scope } from '@/lib/auth/scope';
import type { DayRange } from '@/lib/time';
import type { MetricNode } from './node';
import { placesOf, rowsOf, storeVisitors } from './node-rows-sql';

export type EquationBy = 'store' | 'region' | 'brand';
type Question = { node: MetricNode; range: DayRange; base: DayRange; by: EquationBy | null };

const periods = ({ range, base }: Question): SQL =>
  sql`(values (0, ${base.from}::date, ${base.to}::date), (1, ${range.from}::date, ${range.to}::date)) as period(p, starts_on, ends_on)`;

const childKeys = { store: sql`place.store_id::text`, region: sql`place.child`, brand: sql`place.brand` };
const childKey = ({ by }: Question): SQL => (by ? childKeys[by] : sql`''`);

const inPeriod = (scope: Scope, { node }: Question, rows: typeof storeDay | typeof buyerDay) => {
  const { from, where } = rowsOf(scope, { node, rows, withPlaces: 'named' });
  return { from, where: sql`${where} and ${rows.day} between period.starts_on and period.ends_on` };
};

const cells = (scope: Scope, question: Question): SQL => {
  const { from, where } = inPeriod(scope, question, storeDay);
  return sql`select ${childKey(question)} as child, store_day.store_id, period.p, sum(store_day.gross_fen) as gross, sum(store_day.refunds_fen) as refunds,
      sum(store_day.orders) as orders, sum(store_day.identified_orders) as identified, sum(${storeVisitors}) as visitors
    from ${periods(question)}, ${from} where ${where} group by 1, 2, 3`;
};

/** Who bought on which spot, a store while it stood in one child. */
const purchases = (scope: Scope, question: Question): SQL => {
  const { from, where } = inPeriod(scope, question, buyerDay);
  return sql`select ${buyerDay.memberId} as member_id, period.p, place.spot from ${periods(question)}, ${from} where ${where} and ${buyerDay.orders} > 0`;
};

/**
 * Groups `(child, is_counted, p)` of a node in both periods, child null = the node itself: rows of sums, `buyers` null,
 * and rows of exact distinct buyers, where `is_counted` null = both groups together. A store is counted when it has
 * visitors in every period it has sales in: in the node, and in the child it stood in. Most members buy on one spot in
 * a period: those are counted there and summed, only the others are told apart group by group.
 */
export function equationGroups(scope: Scope, question: Question): SQL {
  const sums = sql`sum(c.gross)::text as gross_fen, sum(c.refunds)::text as refunds_fen, sum(c.orders)::int as orders, sum(c.identified)::int as identified_orders, sum(c.visitors)::int as visitors, null::int as buyers`;
  const hasChildren = sql`${question.by !== null}`;
  const atNode = sql`group by grouping sets ((is_counted, p), (p))`;
  const atChild = sql`where ${hasChildren} group by grouping sets ((child, counted_in_child, p), (child, p))`;
  return sql`with place as materialized (
      select stand.*, dense_rank() over (order by store_id, child)::int as spot from (${placesOf(scope, question.node)}) stand
    ),
    cell as materialized (${cells(scope, question)}),
    at_node as (select store_id, bool_and(gross <= 0 or visitors > 0) as is_counted from (select store_id, p, sum(gross) as gross, sum(visitors) as visitors from cell group by 1, 2) c group by 1),
    at_child as (select child, store_id, bool_and(gross <= 0 or visitors > 0) as is_counted from cell group by 1, 2),
    spots as materialized (
      select s.spot, c.child, n.is_counted, c.is_counted as counted_in_child from (select distinct place.spot, place.store_id, ${childKey(question)} as child from place) s
      join at_child c on c.store_id = s.store_id and c.child = s.child join at_node n on n.store_id = s.store_id
    ),
    bought as materialized (${purchases(scope, question)}),
    met as materialized (select member_id, p, min(spot) as first, max(spot) as last from bought group by member_id, p),
    once as materialized (
      select spots.*, o.p, o.buyers from (select first as spot, p, count(*) as buyers from met where first = last group by 1, 2) o join spots on spots.spot = o.spot
    ),
    often as materialized (
      select spots.*, b.p, b.member_id from (select member_id, p from met where first <> last) o
      join bought b on b.member_id = o.member_id and b.p = o.p join spots on spots.spot = b.spot
    )
    select null as child, m.is_counted, c.p, ${sums} from cell c join at_node m on m.store_id = c.store_id group by m.is_counted, c.p
    union all
    select c.child, m.is_counted, c.p, ${sums} from cell c join at_child m on m.store_id = c.store_id and m.child = c.child where ${hasChildren} group by c.child, m.is_counted, c.p
    union all
    select child, is_counted, p, null, null, null, null, null, sum(buyers)::int from (
      select null as child, is_counted, p, sum(buyers) as buyers from once ${atNode}
      union all select null, is_counted, p, count(distinct member_id) from often ${atNode}
      union all select child, counted_in_child, p, sum(buyers) from once ${atChild}
      union all select child, counted_in_child, p, count(distinct member_id) from often ${atChild}
    ) part group by child, is_counted, p`;
}
