/**
 * Node rollups of dirty days. A node is (region, brand): every ancestor of the region a store stood in that day, with
 * its brand and with all brands (the nil UUID). `$1` organization, `$2` days as date[].
 */
const nil = `'00000000-0000-0000-0000-000000000000'::uuid`;

/** Ancestors of a leaf path, itself included, times (its brand, all brands). */
const spread = `cross join lateral unnest(string_to_array(trim(both '/' from path), '/')::uuid[]) as region_id
  cross join lateral (values (leaf_brand_id), (${nil})) as b(brand_id)`;

/**
 * Before refreshing: lists are joined by hash. The statistics know nothing of an organization that is just being filled,
 * and loops planned for one row took minutes for its first forty days.
 */
export const joinByHash = 'set local enable_nestloop = off';

/** Where a store stood on `day`. */
const stood = (
  rows: string,
): string => `join stores s on s.org_id = ${rows}.org_id and s.id = ${rows}.store_id
  join store_region_history h on h.org_id = ${rows}.org_id and h.store_id = ${rows}.store_id and h.valid_from <= ${rows}.day and (h.valid_to is null or h.valid_to > ${rows}.day)
  join regions r on r.org_id = h.org_id and r.id = h.region_id`;

/** Best source a store has that day: sensor, else manual, else mini-program and page, else touchpoint scans. */
const visitors = `case when d.sensor_visits > 0 then d.sensor_visits when d.manual_visits > 0 then d.manual_visits when d.page_visits > 0 then d.page_visits else d.scans end`;

export const clearNodeDays = `delete from node_day where org_id = $1::uuid and day = any($2::date[])`;

export const fillNodeDays = `with leaf as (
  select r.path, s.brand_id as leaf_brand_id, d.day, sum(d.gross_fen) as gross_fen, sum(d.refunds_fen) as refunds_fen, sum(d.orders) as orders, sum(d.units) as units,
    sum(d.identified_orders) as identified_orders, sum(${visitors}) as visitors, count(*) filter (where d.orders > 0) as selling, count(*) filter (where ${visitors} > 0) as counted
  from store_day d ${stood('d')} where d.org_id = $1::uuid and d.day = any($2::date[]) group by 1, 2, 3
)
insert into node_day (org_id, region_id, brand_id, day, gross_fen, refunds_fen, orders, units, identified_orders, visitors, selling_stores, counted_stores)
select $1::uuid, region_id, b.brand_id, day, sum(gross_fen), sum(refunds_fen), sum(orders), sum(units), sum(identified_orders), sum(visitors), sum(selling), sum(counted)
from leaf ${spread} group by 2, 3, 4`;

export const clearNodeBuyers = `delete from node_buyers where org_id = $1::uuid and grain = $2 and starts_on = any($3::date[])`;

/**
 * `$2` grain, `$3` first days of the periods. Exact: distinct members over the whole period and subtree. Who was seen in
 * one place only counts once in each node above it, so only the few seen in several are spread one by one.
 */
export const fillNodeBuyers = `with period as (
  select p as starts_on, case $2 when 'day' then p + 1 when 'week' then p + 7 else (p + interval '1 month')::date end as ends_before from unnest($3::date[]) as p
),
seen as (
  select distinct p.starts_on, r.path, s.brand_id as leaf_brand_id, d.member_id
  from period p join buyer_day d on d.org_id = $1::uuid and d.day >= p.starts_on and d.day < p.ends_before and d.orders > 0 ${stood('d')}
),
met as materialized (select *, count(*) over (partition by starts_on, member_id) as places from seen),
counted as (
  select starts_on, region_id, b.brand_id, buyers
  from (select starts_on, path, leaf_brand_id, count(*) as buyers from met where places = 1 group by 1, 2, 3) once ${spread}
  union all
  select starts_on, region_id, brand_id, count(*)
  from (select distinct starts_on, region_id, b.brand_id, member_id from met ${spread} where places > 1) often group by 1, 2, 3
)
insert into node_buyers (org_id, region_id, brand_id, grain, starts_on, buyers)
select $1::uuid, region_id, brand_id, $2, starts_on, sum(buyers) from counted group by 2, 3, starts_on`;

export const clearNodeAssets = `delete from node_asset_day where org_id = $1::uuid and day = any($2::date[])`;

export const fillNodeAssets = `with leaf as (
  select r.path, s.brand_id as leaf_brand_id, d.day, d.line, d.cause, d.is_restated, sum(d.gained) as gained, sum(d.lost) as lost
  from asset_day d ${stood('d')} where d.org_id = $1::uuid and d.day = any($2::date[]) group by 1, 2, 3, 4, 5, 6
)
insert into node_asset_day (org_id, region_id, brand_id, day, line, cause, is_restated, gained, lost)
select $1::uuid, region_id, b.brand_id, day, line, cause, is_restated, sum(gained), sum(lost) from leaf ${spread} group by 2, 3, 4, 5, 6, 7`;

/** A store that changes region takes its stock along: out of the nodes it leaves, into those it enters, on the day of the move. */
export const fillNodeMoves = `with moved as (
  select h.store_id, h.valid_from as day, s.brand_id as leaf_brand_id, old.path as old_path, new.path as new_path
  from store_region_history h
  join store_region_history o on o.org_id = h.org_id and o.store_id = h.store_id and o.valid_to = h.valid_from
  join regions old on old.org_id = o.org_id and old.id = o.region_id
  join regions new on new.org_id = h.org_id and new.id = h.region_id
  join stores s on s.org_id = h.org_id and s.id = h.store_id
  where h.org_id = $1::uuid and h.valid_from = any($2::date[])
),
stock as (
  select m.store_id, m.day, a.line, sum(a.gained - a.lost) as members
  from moved m join asset_day a on a.org_id = $1::uuid and a.store_id = m.store_id and a.day < m.day group by 1, 2, 3
),
step as (
  select m.store_id, m.day, m.leaf_brand_id, 'store_moved_out' as cause, unnest(string_to_array(trim(both '/' from old_path), '/')::uuid[]) as region_id, string_to_array(trim(both '/' from new_path), '/')::uuid[] as other from moved m
  union all
  select m.store_id, m.day, m.leaf_brand_id, 'store_moved_in', unnest(string_to_array(trim(both '/' from new_path), '/')::uuid[]), string_to_array(trim(both '/' from old_path), '/')::uuid[] from moved m
)
insert into node_asset_day (org_id, region_id, brand_id, day, line, cause, is_restated, gained, lost)
select $1::uuid, step.region_id, b.brand_id, step.day, stock.line, step.cause, false,
  sum(case when step.cause = 'store_moved_in' then stock.members else 0 end), sum(case when step.cause = 'store_moved_out' then stock.members else 0 end)
from step join stock on stock.store_id = step.store_id and stock.day = step.day cross join lateral (values (step.leaf_brand_id), (${nil})) as b(brand_id)
where not step.region_id = any(step.other) and stock.members <> 0 group by 2, 3, 4, 5, 6`;

/** Days on which stores with changed assets moved later: their carried stock changes too. */
export const laterMoves = `select distinct h.valid_from::text as day from store_region_history h
  where h.org_id = $1::uuid and h.valid_from > $2::date and h.valid_from > '1900-01-01'`;

/** `$2` how many days at most, the oldest first, with all their marks. */
export const oldestDirtyDays = `select day::text as day, array_agg(mark) as marks from dirty_days where org_id = $1::uuid
  group by dirty_days.day order by dirty_days.day limit $2`;

export const dropDirtyDays = `delete from dirty_days d using unnest($2::date[], $3::uuid[]) as m(day, mark)
  where d.org_id = $1::uuid and d.day = m.day and d.mark = m.mark`;
