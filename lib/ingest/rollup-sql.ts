/**
 * Text of the rollup upserts that stand in the statement taking the facts. Each reads a CTE of deltas
 * `(store_id, day, guide_id, campaign_id, member_id, gross, refunds, orders, units, identified)`, sorts by its key
 * (one lock order for all writers) and adds. `$1` is the organization, `$2` the batch's mark, `$3` the instant of receipt.
 */
const salesSums = 'sum(gross), sum(refunds), sum(orders), sum(units)';
const addSales = (table: string): string =>
  ['gross_fen', 'refunds_fen', 'orders', 'units']
    .map((column) => `${column} = ${table}.${column} + excluded.${column}`)
    .join(', ');

export const storeDayUpsert = (
  delta: string,
): string => `insert into store_day (org_id, store_id, day, gross_fen, refunds_fen, orders, units, identified_orders)
  select $1::uuid, store_id, day, ${salesSums}, sum(identified) from ${delta} group by store_id, day order by store_id, day
  on conflict (org_id, store_id, day) do update set ${addSales('store_day')}, identified_orders = store_day.identified_orders + excluded.identified_orders`;

export const guideDayUpsert = (
  delta: string,
): string => `insert into guide_day (org_id, guide_id, store_id, day, gross_fen, refunds_fen, orders, units)
  select $1::uuid, guide_id, store_id, day, ${salesSums} from ${delta} where guide_id is not null group by guide_id, day, store_id order by guide_id, day, store_id
  on conflict (org_id, guide_id, day, store_id) do update set ${addSales('guide_day')}`;

export const campaignDayUpsert = (
  delta: string,
): string => `insert into campaign_day (org_id, campaign_id, store_id, day, gross_fen, refunds_fen, orders, units)
  select $1::uuid, campaign_id, store_id, day, ${salesSums} from ${delta} where campaign_id is not null group by campaign_id, day, store_id order by campaign_id, day, store_id
  on conflict (org_id, campaign_id, day, store_id) do update set ${addSales('campaign_day')}`;

/** Refunds do not unmake a buyer; only rows that change the number of orders count. */
export const buyerDayUpsert = (
  delta: string,
): string => `insert into buyer_day (org_id, day, store_id, member_id, orders)
  select $1::uuid, day, store_id, member_id, sum(orders) from ${delta} where member_id is not null and orders <> 0 group by day, store_id, member_id order by day, store_id, member_id
  on conflict (org_id, day, store_id, member_id) do update set orders = buyer_day.orders + excluded.orders`;

export const dirtyDayInsert = (
  delta: string,
): string => `insert into dirty_days (org_id, day, mark, marked_at)
  select $1::uuid, day, $2::uuid, $3::timestamptz from (select distinct day from ${delta}) d on conflict do nothing`;

/** The five rollup CTEs over one CTE of deltas. */
export const salesRollups = (delta: string): string => `
store_rollup as (${storeDayUpsert(delta)}),
guide_rollup as (${guideDayUpsert(delta)}),
campaign_rollup as (${campaignDayUpsert(delta)}),
buyer_rollup as (${buyerDayUpsert(delta)}),
dirty as (${dirtyDayInsert(delta)})`;
