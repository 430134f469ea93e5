import type { BatchHead, OrderFact, RefundFact, VoidFact } from './fact';
import { salesRollups } from './rollup-sql';
import { columnsOf, headOf, type Statement } from './statement';

/** Deltas of every refund an order row carries; `sign` turns them back when the order is voided. */
const refundDeltas = (
  rows: string,
  sign: '' | '-',
): string => `select o.store_id, (entry->>0)::date as day, o.guide_id, o.campaign_id, o.member_id,
    0::bigint as gross, ${sign}(entry->>1)::bigint as refunds, 0 as orders, 0 as units, 0 as identified
  from ${rows} o cross join lateral jsonb_array_elements(o.refunds) as entry where o.refunds is not null`;

const paymentDeltas = (
  rows: string,
  sign: '' | '-',
): string => `select store_id, business_day as day, guide_id, campaign_id, member_id,
    ${sign}amount_fen as gross, 0::bigint as refunds, ${sign}1 as orders, ${sign}units as units, ${sign}(member_id is not null)::int as identified from ${rows}`;

const paidColumns = [
  'body_hash',
  'store_id',
  'member_id',
  'guide_id',
  'co_guide_id',
  'campaign_id',
  'channel',
  'share_token',
  'amount_fen',
  'units',
  'lines',
  'occurred_at',
  'business_day',
  'import_id',
  'received_at',
];
const fillStub = paidColumns
  .map(
    (column) =>
      `${column} = case when fact.body_hash is null then excluded.${column} else fact.${column} end`,
  )
  .join(', ');

const ordersInsert = `with incoming as materialized (
  select * from unnest($6::text[], $7::bytea[], $8::uuid[], $9::uuid[], $10::uuid[], $11::uuid[], $12::uuid[], $13::text[], $14::text[], $15::bigint[], $16::int[], $17::text[], $18::timestamptz[], $19::date[])
    as i(ext_id, body_hash, store_id, member_id, guide_id, co_guide_id, campaign_id, channel, share_token, amount_fen, units, lines, occurred_at, business_day)
),
fact as (
  insert into orders as fact (org_id, source, ext_id, body_hash, store_id, member_id, guide_id, co_guide_id, campaign_id, channel, share_token, amount_fen, units, lines, occurred_at, business_day, import_id, received_at)
  select $1::uuid, $4::text, ext_id, body_hash, store_id, member_id, guide_id, co_guide_id, campaign_id, channel, share_token, amount_fen, units, lines::jsonb, occurred_at, business_day, $5::uuid, $3::timestamptz
  from incoming order by ext_id
  on conflict (org_id, source, ext_id) do update set ${fillStub} where fact.body_hash is distinct from excluded.body_hash
  returning ext_id, body_hash, store_id, guide_id, campaign_id, member_id, amount_fen, units, business_day, refunds, void_count
),
outcome as (select f.*, f.body_hash = i.body_hash as is_taken from fact f join incoming i on i.ext_id = f.ext_id)`;
const ordersOutcome = `select ext_id, case when is_taken then 'accepted' else 'conflict' end as outcome from outcome`;

const ordersText = `${ordersInsert},
counted as (select * from outcome where is_taken and void_count = 0),
delta as materialized (${paymentDeltas('counted', '')} union all ${refundDeltas('counted', '')}),${salesRollups('delta')}
${ordersOutcome}`;
/** Orders of an import: their rollups follow once at its end, so that no row of a rollup is locked for minutes. */
const importedOrdersText = `${ordersInsert}
${ordersOutcome} where $2::uuid is not null`;

/** Rows come back as `(ext_id, outcome)`; an id that does not come back was a duplicate. */
export function ordersStatement(batch: BatchHead, facts: readonly OrderFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: ordersText,
    params: [
      ...headOf(batch),
      column.text((f) => f.base.id),
      column.bodyHash(),
      column.plain((f) => f.storeId),
      column.plain((f) => f.memberId),
      column.plain((f) => f.guideId),
      column.plain((f) => f.coGuideId),
      column.plain((f) => f.campaignId),
      column.text((f) => f.channel),
      column.text((f) => f.shareToken),
      column.plain((f) => f.amountFen),
      column.plain((f) => f.units),
      column.text((f) => f.lines),
      column.occurredAt(),
      column.businessDay(),
    ],
  };
}

export const importedOrdersStatement = (batch: BatchHead, facts: readonly OrderFact[]): Statement => ({
  text: importedOrdersText,
  params: ordersStatement(batch, facts).params,
});

// The order row is touched first by whichever of payment, refund and void comes first; its lock orders the rest.
const refundsText = `with incoming as materialized (
  select * from unnest($6::text[], $7::bytea[], $8::text[], $9::text[], $10::bigint[], $11::text[], $12::text[], $13::timestamptz[], $14::date[])
    as i(ext_id, body_hash, order_source, order_ext_id, amount_fen, lines, reason, occurred_at, business_day)
),
fact as (
  insert into order_refunds as fact (org_id, source, ext_id, body_hash, order_source, order_ext_id, amount_fen, lines, reason, occurred_at, business_day, import_id)
  select $1::uuid, $4::text, ext_id, body_hash, order_source, order_ext_id, amount_fen, lines::jsonb, reason, occurred_at, business_day, $5::uuid from incoming order by ext_id
  on conflict (org_id, source, ext_id) do update set body_hash = fact.body_hash where fact.body_hash <> excluded.body_hash
  returning ext_id, order_source, order_ext_id, amount_fen, business_day, (xmax <> 0) as is_conflict
),
fresh as (select * from fact where not is_conflict),
owed as (
  select order_source, order_ext_id, sum(amount_fen) as fen, jsonb_agg(jsonb_build_array(business_day::text, amount_fen::text) order by ext_id) as entries from fresh group by order_source, order_ext_id
),
head as (
  insert into orders as head (org_id, source, ext_id, refunded_fen, refunds, received_at)
  select $1::uuid, order_source, order_ext_id, fen, entries, $3::timestamptz from owed order by order_source, order_ext_id
  on conflict (org_id, source, ext_id) do update set refunded_fen = head.refunded_fen + excluded.refunded_fen, refunds = coalesce(head.refunds, '[]'::jsonb) || excluded.refunds
  returning source, ext_id, store_id, guide_id, campaign_id, member_id, body_hash is not null and void_count = 0 as counts
),
delta as materialized (
  select h.store_id, f.business_day as day, h.guide_id, h.campaign_id, h.member_id, 0::bigint as gross, f.amount_fen as refunds, 0 as orders, 0 as units, 0 as identified
  from fresh f join head h on h.source = f.order_source and h.ext_id = f.order_ext_id where h.counts
),${salesRollups('delta')}
select ext_id, case when is_conflict then 'conflict' else 'accepted' end as outcome from fact`;

export function refundsStatement(batch: BatchHead, facts: readonly RefundFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: refundsText,
    params: [
      ...headOf(batch),
      column.text((f) => f.base.id),
      column.bodyHash(),
      column.text((f) => f.orderSource),
      column.text((f) => f.orderId),
      column.plain((f) => f.amountFen),
      column.text((f) => f.lines),
      column.text((f) => f.reason),
      column.occurredAt(),
      column.businessDay(),
    ],
  };
}

// $5 is not used here: a void belongs to no import. It keeps the numbering of the shared head.
const voidsText = `with incoming as materialized (
  select * from unnest($6::text[], $7::bytea[], $8::text[], $9::text[], $10::text[], $11::timestamptz[])
    as i(ext_id, body_hash, order_source, order_ext_id, reason, occurred_at)
  where $5::uuid is null or true
),
fact as (
  insert into order_voids as fact (org_id, source, ext_id, body_hash, order_source, order_ext_id, reason, occurred_at)
  select $1::uuid, $4::text, ext_id, body_hash, order_source, order_ext_id, reason, occurred_at from incoming order by ext_id
  on conflict (org_id, source, ext_id) do update set body_hash = fact.body_hash where fact.body_hash <> excluded.body_hash
  returning ext_id, order_source, order_ext_id, (xmax <> 0) as is_conflict
),
asked as (select order_source, order_ext_id, count(*)::int as voids from fact where not is_conflict group by order_source, order_ext_id),
head as (
  insert into orders as head (org_id, source, ext_id, void_count, received_at)
  select $1::uuid, order_source, order_ext_id, voids, $3::timestamptz from asked order by order_source, order_ext_id
  on conflict (org_id, source, ext_id) do update set void_count = head.void_count + excluded.void_count
  returning source, ext_id, body_hash, store_id, guide_id, campaign_id, member_id, amount_fen, units, business_day, refunds, void_count
),
stopped as (
  select h.* from head h join asked a on a.order_source = h.source and a.order_ext_id = h.ext_id where h.body_hash is not null and h.void_count = a.voids
),
delta as materialized (${paymentDeltas('stopped', '-')} union all ${refundDeltas('stopped', '-')}),${salesRollups('delta')}
select ext_id, case when is_conflict then 'conflict' else 'accepted' end as outcome from fact`;

export function voidsStatement(batch: BatchHead, facts: readonly VoidFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: voidsText,
    params: [
      ...headOf(batch),
      column.text((f) => f.base.id),
      column.bodyHash(),
      column.text((f) => f.orderSource),
      column.text((f) => f.orderId),
      column.text((f) => f.reason),
      column.occurredAt(),
    ],
  };
}

/**
 * End of an import's run: the rollups of every order it took, read from the orders themselves, whose rows the open
 * transaction still holds. `$1` organization, `$2` mark, `$3` instant, `$4` import.
 */
export const importRollupsText = `with counted as materialized (
  select store_id, guide_id, campaign_id, member_id, amount_fen, units, business_day, refunds from orders
  where org_id = $1::uuid and import_id = $4::uuid and void_count = 0 and body_hash is not null
),
delta as materialized (${paymentDeltas('counted', '')} union all ${refundDeltas('counted', '')}),${salesRollups('delta')}
select count(*)::int as counted from counted`;

/** One row when anything is known: `$1` organization, `$2` sources. */
export const someOrderText = `select 1 from orders where org_id = $1::uuid and source = any($2::text[]) limit 1`;

/** Orders known under any of the sources: `$1` organization, `$2` sources, `$3` ids. `is_final`: voided by an event, not by an undo. */
export const knownOrdersText = `select ext_id, source, encode(body_hash, 'hex') as body, void_count,
    void_count > 0 and exists (select 1 from order_voids v where v.org_id = o.org_id and v.order_source = o.source and v.order_ext_id = o.ext_id) as is_final
  from orders o where org_id = $1::uuid and source = any($2::text[]) and ext_id = any($3::text[])`;

/** Undo of an import: every order it brought is voided once, set-wise. `$1` organization, `$2` mark, `$3` instant, `$4` import. */
export const voidImportText = `with stopped as (
  update orders set void_count = void_count + 1 where org_id = $1::uuid and import_id = $4::uuid and void_count = 0 and body_hash is not null
  returning store_id, guide_id, campaign_id, member_id, amount_fen, units, business_day, refunds
),
delta as materialized (${paymentDeltas('stopped', '-')} union all ${refundDeltas('stopped', '-')}),${salesRollups('delta')}
select count(*)::int as voided from stopped`;

/** Sources of one name that imports brought after an undo: `$1` organization, `$2` name and `~`. */
export const generationsText = `select distinct source from imports where org_id = $1::uuid and source ^@ $2::text`;

/** Of each order the generation that counts: `$1` organization, `$2` sources, `$3` ids. */
export const liveOrdersText = `select distinct on (ext_id) ext_id, source from orders where org_id = $1::uuid and source = any($2::text[]) and ext_id = any($3::text[]) and body_hash is not null
  order by ext_id, (void_count = 0) desc, length(source) desc, source desc`;
