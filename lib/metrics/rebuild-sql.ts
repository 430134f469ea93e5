/** The first rollups, from facts alone; `$1` organization. What the running statements keep must equal this. */
const payments = `select o.store_id, o.business_day as day, o.guide_id, o.campaign_id, o.member_id, o.amount_fen as gross, 0::bigint as refunds, 1 as orders, o.units, (o.member_id is not null)::int as identified
  from orders o where o.org_id = $1::uuid and o.body_hash is not null and o.void_count = 0`;
const refunds = `select o.store_id, f.business_day, o.guide_id, o.campaign_id, o.member_id, 0, f.amount_fen, 0, 0, 0
  from order_refunds f join orders o on o.org_id = f.org_id and o.source = f.order_source and o.ext_id = f.order_ext_id and o.body_hash is not null and o.void_count = 0
  where f.org_id = $1::uuid`;
const deltas = `delta as materialized (${payments} union all ${refunds})`;
const sums = 'sum(gross), sum(refunds), sum(orders), sum(units)';

/** Rollups by name, each cleared and filled in this order. */
export const rebuiltTables = ['store_day', 'guide_day', 'campaign_day', 'buyer_day', 'asset_day'] as const;
type RebuiltTable = (typeof rebuiltTables)[number];

export const clearRollup = (table: RebuiltTable): string => `delete from ${table} where org_id = $1::uuid`;

const fills: Record<RebuiltTable, string> = {
  store_day: `with ${deltas},
visit as (
  select store_id, business_day as day, coalesce(sum(visits) filter (where counter = 'sensor'), 0) as sensor, coalesce(sum(visits) filter (where counter = 'manual'), 0) as manual,
    coalesce(sum(visits) filter (where counter in ('miniprogram', 'page')), 0) as page
  from visit_counts where org_id = $1::uuid and zone is null group by 1, 2
),
scan as (select store_id, business_day as day, count(*) as scans from touchpoint_scans where org_id = $1::uuid group by 1, 2)
insert into store_day (org_id, store_id, day, gross_fen, refunds_fen, orders, units, identified_orders, sensor_visits, manual_visits, page_visits, scans)
select $1::uuid, store_id, day, ${sums}, sum(identified), sum(sensor), sum(manual), sum(page), sum(scans) from (
  select store_id, day, gross, refunds, orders, units, identified, 0 as sensor, 0 as manual, 0 as page, 0 as scans from delta
  union all select store_id, day, 0, 0, 0, 0, 0, sensor, manual, page, 0 from visit
  union all select store_id, day, 0, 0, 0, 0, 0, 0, 0, 0, scans from scan
) d group by 2, 3`,
  guide_day: `with ${deltas}
insert into guide_day (org_id, guide_id, store_id, day, gross_fen, refunds_fen, orders, units)
select $1::uuid, guide_id, store_id, day, ${sums} from delta where guide_id is not null group by 2, 3, 4`,
  campaign_day: `with ${deltas}
insert into campaign_day (org_id, campaign_id, store_id, day, gross_fen, refunds_fen, orders, units)
select $1::uuid, campaign_id, store_id, day, ${sums} from delta where campaign_id is not null group by 2, 3, 4`,
  buyer_day: `with ${deltas}
insert into buyer_day (org_id, day, store_id, member_id, orders)
select $1::uuid, day, store_id, member_id, sum(orders) from delta where member_id is not null group by 2, 3, 4 having sum(orders) <> 0`,
  asset_day: `insert into asset_day (org_id, store_id, day, line, cause, is_restated, gained, lost)
select $1::uuid, store_id, day, line, cause, is_restated, sum(greatest(delta, 0)), sum(greatest(-delta, 0)) from asset_flows where org_id = $1::uuid group by 2, 3, 4, 5, 6`,
};
export const fillRollup = (table: RebuiltTable): string => fills[table];

/** Every day with a store row, an asset row or a move becomes dirty. `$2` mark, `$3` now. */
export const markEveryDay = `insert into dirty_days (org_id, day, mark, marked_at)
select $1::uuid, day, $2::uuid, $3::timestamptz from (
  select day from store_day where org_id = $1::uuid union select day from asset_day where org_id = $1::uuid
  union select day from node_day where org_id = $1::uuid union select day from node_asset_day where org_id = $1::uuid
  union select starts_on from node_buyers where org_id = $1::uuid and grain = 'day'
  union select valid_from from store_region_history where org_id = $1::uuid and valid_from > '1900-01-01'
) d on conflict do nothing`;

/** Every member's flows are checked against its facts. `$2` mark, `$3` now. */
export const markEveryMember = `insert into dirty_members (org_id, member_id, mark, marked_at)
select $1::uuid, id, $2::uuid, $3::timestamptz from members where org_id = $1::uuid on conflict do nothing`;

/** Holds writers back while the store rollups are rebuilt. */
export const holdWriters =
  'lock table store_day, guide_day, campaign_day, buyer_day, asset_day in share row exclusive mode';
