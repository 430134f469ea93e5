import type postgres from 'postgres';
import { dayAt } from './seed';

const perStatement = 250_000;

// Orders over the benchmark's 400 days, without their rollups: what grows when a chain trades.
const ordersText = `insert into orders (org_id, source, ext_id, body_hash, store_id, member_id, amount_fen, units, occurred_at, business_day, received_at)
  select $1::uuid, 'past', lpad(n::text, 9, '0'), decode(md5(n::text), 'hex'), s.ids[1 + n % cardinality(s.ids)],
    case when n % 3 > 0 then md5('m' || (n % 997 * 1009 + n / 1000) % 400000)::uuid end,
    1000 + n % 90000, 1 + n % 3, $4::date + n % 400 + interval '4 hours', $4::date + n % 400, now()
  from (select array_agg(id order by code) as ids from stores where org_id = $1::uuid) s, generate_series($2::int, $3::int) n`;

/** Orders number `from` up to before `to`, set-wise. */
export async function fillOrders(
  sql: postgres.Sql,
  orgId: string,
  { from, to }: { from: number; to: number },
): Promise<void> {
  for (let at = from; at < to; at += perStatement)
    await sql.unsafe(ordersText, [orgId, at, Math.min(to, at + perStatement) - 1, dayAt(0)]);
  await sql.unsafe('vacuum analyze orders');
  await sql.unsafe('checkpoint');
}

const storeDaysText = `insert into store_day (org_id, store_id, day, gross_fen, refunds_fen, orders, units, identified_orders, sensor_visits)
  select $1::uuid, s.id, $2::date + d, 80000 + (hashint8(d * 7919 + ascii(right(s.code, 1)) * 31) & 65535), 1200, 8 + (d % 5), 14 + (d % 7), 5 + (d % 3), 60 + (d % 40)
  from stores s, generate_series($3::int, $4::int) d where s.org_id = $1::uuid order by 2, 3`;
const assetDaysText = `insert into asset_day (org_id, store_id, day, line, cause, is_restated, gained, lost)
  select $1::uuid, s.id, $2::date + d, line, case line when 'identifiable' then 'order' else 'consent_granted' end, false, 2 + d % 3, 0
  from stores s, generate_series($3::int, $4::int) d, unnest(array['identifiable', 'reachable']) line where s.org_id = $1::uuid order by 2, 4, 3`;
// A month of buyers is what a month of orders leaves: two orders in three know their member.
const buyersText = `insert into buyer_day (org_id, day, store_id, member_id, orders)
  select $1::uuid, $2::date + d, s.ids[1 + (n * 7 + d) % cardinality(s.ids)], md5('m' || (n * 31 + d * 17) % 400000)::uuid, 1
  from (select array_agg(id order by code) as ids from stores where org_id = $1::uuid) s, generate_series($3::int, $4::int) d, generate_series(1, $5::int) n
  on conflict do nothing`;
const dirtyText = `insert into dirty_days (org_id, day, mark, marked_at) select $1::uuid, $2::date + d, md5('mark')::uuid, now() from generate_series(0, 399) d`;

/** Rollups of every store and 400 days, buyers of the last 60; the nodes are left to the product's own follower. */
export async function fillRollups(
  sql: postgres.Sql,
  orgId: string,
  { buyersADay }: { buyersADay: number },
): Promise<void> {
  for (let day = 0; day < 400; day += 20) {
    await sql.unsafe(storeDaysText, [orgId, dayAt(0), day, day + 19]);
    await sql.unsafe(assetDaysText, [orgId, dayAt(0), day, day + 19]);
  }
  for (let day = 340; day < 400; day += 5)
    await sql.unsafe(buyersText, [orgId, dayAt(0), day, day + 4, buyersADay]);
  await sql.unsafe(dirtyText, [orgId, dayAt(0)]);
  await sql.unsafe('vacuum analyze');
}

/** The 13-month chart counted from the orders themselves. */
export const rawChartText = `select date_trunc('month', business_day) as month, sum(amount_fen), count(*), sum(units), count(distinct member_id)
  from orders where org_id = $1::uuid and void_count = 0 and body_hash is not null group by 1 order by 1`;
