import { type SQL, sql } from 'drizzle-orm';
import { assetDay } from '@/db/schema/metrics';
import type { Scope } from '@/lib/auth/scope';
import type { DayRange, Grain } from '@/lib/time';
import type { MetricNode } from './node';
import { bucketOf, rowsOf } from './node-rows-sql';

/** Stores on a day before or from which they stood elsewhere, as rows named asset_day. */
const moveDays = (scope: Scope, shift: 0 | 1): SQL =>
  sql`(select h.org_id, h.store_id, h.valid_from - ${sql.raw(String(shift))} as day from store_region_history h where h.org_id = ${scope.orgId}
    and exists (select 1 from store_region_history o where o.org_id = h.org_id and o.store_id = h.store_id and o.valid_to = h.valid_from)) as asset_day`;

const seenOn = (scope: Scope, node: MetricNode, shift: 0 | 1): SQL => {
  const { from, where } = rowsOf(scope, { node, rows: assetDay, derived: moveDays(scope, shift) });
  return sql`select ${assetDay.storeId} as store_id, ${assetDay.day} + ${sql.raw(String(shift))} as day from ${from} where ${where}`;
};

/** Stores that came into the reader's part of the node, or left it, by a move: `(store_id, day, cause)`. */
export const movesOf = (scope: Scope, node: MetricNode): SQL => sql`
  after_move as materialized (${seenOn(scope, node, 0)}),
  before_move as materialized (${seenOn(scope, node, 1)}),
  moved as materialized (
    select store_id, day, 'store_moved_in' as cause from after_move a where not exists (select 1 from before_move b where b.store_id = a.store_id and b.day = a.day)
    union all
    select store_id, day, 'store_moved_out' from before_move b where not exists (select 1 from after_move a where a.store_id = b.store_id and a.day = b.day)
  )`;

const carried = (scope: Scope): SQL => sql`select m.store_id, m.day, s.line, m.cause, false as is_restated,
    case when m.cause = 'store_moved_in' then sum(s.gained - s.lost) else 0 end as gained, case when m.cause = 'store_moved_out' then sum(s.gained - s.lost) else 0 end as lost
  from moved m join asset_day s on s.org_id = ${scope.orgId} and s.store_id = m.store_id and s.day < m.day group by 1, 2, 3, 4`;

type Question = { node: MetricNode; range: DayRange; grain: Grain | null; byStore: boolean };

/** Flows of the node as `(store_id, day, line, cause, is_restated, gained, lost)`, moves of stores among them. */
function flows(scope: Scope, { node, range, byStore }: Question): { ctes: SQL; rows: SQL } {
  if (node.stored && !byStore) {
    const { regionId, brandId } = node.stored;
    return {
      ctes: sql``,
      rows: sql`select null::uuid as store_id, n.day, n.line, n.cause, n.is_restated, n.gained, n.lost from node_asset_day n
        where n.org_id = ${scope.orgId} and n.region_id = ${regionId}::uuid and n.brand_id = ${brandId}::uuid and n.day <= ${range.to}::date`,
    };
  }
  const { from, where } = rowsOf(scope, { node, rows: assetDay });
  return {
    ctes: sql`${movesOf(scope, node)},`,
    rows: sql`select asset_day.store_id, asset_day.day, asset_day.line, asset_day.cause, asset_day.is_restated, asset_day.gained, asset_day.lost from ${from} where ${where} and asset_day.day <= ${range.to}::date
      union all select * from (${carried(scope)}) c where c.day <= ${range.to}::date`,
  };
}

/** Sums by `(key, bucket, line, cause, is_restated)`; bucket null = before the range: the opening. */
export function assetSums(scope: Scope, question: Question): SQL {
  const { ctes, rows } = flows(scope, question);
  const { range, grain, byStore } = question;
  const bucket = grain
    ? sql`case when day < ${range.from}::date then null else greatest(${bucketOf(sql`day`, grain)}, ${range.from}::date)::text end`
    : sql`case when day < ${range.from}::date then null else ${range.from}::text end`;
  return sql`with ${ctes} flow as (${rows})
    select ${byStore ? sql`store_id::text` : sql`''`} as key, ${bucket} as bucket, line, cause, is_restated, sum(gained)::int as gained, sum(lost)::int as lost
    from flow group by 1, 2, 3, 4, 5 having sum(gained) <> 0 or sum(lost) <> 0 order by 1, 2, 3, 4, 5`;
}
