/**
 * Sales of stores by channel and by category, refreshed for dirty days from the orders and refunds of these days.
 * `$1` organization, `$2` days as date[]. Each row of an order or refund goes to exactly one channel; its money goes to
 * the categories of its lines. What the lines do not say (none, or not the same sum) is unallocated: ''. The order itself
 * counts once, in the category of its largest line, so every column sums to the store's day. Orders are read by their keys
 * (`offset 0` keeps it so), however little the statistics know of an organization that is just being filled.
 */
const paid = `paid as (
  select o.store_id, o.business_day as day, coalesce(o.channel, '') as channel, o.amount_fen, o.units, o.lines
  from stores s cross join unnest($2::date[]) as asked(day)
  cross join lateral (select * from orders o where o.org_id = $1::uuid and o.store_id = s.id and o.business_day = asked.day and o.body_hash is not null and o.void_count = 0 offset 0) o
  where s.org_id = $1::uuid
)`;
const refunded = `refunded as (
  select o.store_id, f.business_day as day, coalesce(o.channel, '') as channel, f.amount_fen, f.lines, o.lines as order_lines
  from unnest($2::date[]) as asked(day)
  cross join lateral (select * from order_refunds f where f.org_id = $1::uuid and f.business_day = asked.day offset 0) f
  cross join lateral (select * from orders o where o.org_id = $1::uuid and o.source = f.order_source and o.ext_id = f.order_ext_id and o.body_hash is not null and o.void_count = 0 offset 0) o
)`;

export const clearChannelDays = `delete from channel_day where org_id = $1::uuid and day = any($2::date[])`;

export const fillChannelDays = `with ${paid}, ${refunded}
insert into channel_day (org_id, store_id, day, channel, gross_fen, refunds_fen, orders, units)
select $1::uuid, store_id, day, channel, sum(gross), sum(refunds), sum(orders), sum(units) from (
  select store_id, day, channel, amount_fen as gross, 0::bigint as refunds, 1 as orders, units from paid
  union all
  select store_id, day, channel, 0, amount_fen, 0, 0 from refunded
) d group by 2, 3, 4`;

export const clearCategoryDays = `delete from category_day where org_id = $1::uuid and day = any($2::date[])`;

const categoryOf = (line: string, other = 'null'): string =>
  `coalesce(nullif(${line}->>'category', ''), ${other}, (select c.code from products p join categories c on c.org_id = p.org_id and c.id = p.category_id where p.org_id = $1::uuid and p.code = ${line}->>'sku'), '')`;

/** Whether the lines say where all of the money goes. */
const isTold = (rows: string): string =>
  `(select sum((each.value->>'amountFen')::bigint) from jsonb_array_elements(${rows}.lines) as each(value)) is not distinct from ${rows}.amount_fen`;
const unitsOf = (rows: string): string =>
  `(select sum(round((each.value->>'quantity')::numeric)::int) from jsonb_array_elements(${rows}.lines) as each(value))`;

/** The category that the order named for the same article. */
const orderedAs = `(select nullif(bought.value->>'category', '') from jsonb_array_elements(coalesce(r.order_lines, '[]'::jsonb)) as bought(value) where bought.value->>'sku' = line->>'sku' limit 1)`;

export const fillCategoryDays = `with ${paid}, ${refunded},
bought as materialized (select p.*, ${isTold('p')} as is_told, ${unitsOf('p')} as line_units from paid p),
returned as materialized (select r.*, ${isTold('r')} as is_told from refunded r),
sold as (
  select p.store_id, p.day, ${categoryOf('line')} as category, (line->>'amountFen')::bigint as fen, round((line->>'quantity')::numeric)::int as units, size
  from bought p cross join lateral (
    select line, row_number() over (order by (line->>'amountFen')::bigint desc, nth) as size from jsonb_array_elements(p.lines) with ordinality as l(line, nth)
  ) l where p.is_told
),
given as (
  select r.store_id, r.day, ${categoryOf('line', orderedAs)} as category, (line->>'amountFen')::bigint as fen
  from returned r cross join lateral jsonb_array_elements(r.lines) as l(line) where r.is_told
)
insert into category_day (org_id, store_id, day, category, gross_fen, refunds_fen, orders, units)
select $1::uuid, store_id, day, category, sum(gross), sum(refunds), sum(orders), sum(units) from (
  select store_id, day, category, fen as gross, 0::bigint as refunds, (size = 1)::int as orders, units from sold
  union all
  select store_id, day, '', case when is_told then 0 else amount_fen end, 0, (not is_told)::int, units - case when is_told then line_units else 0 end
  from bought where not is_told or line_units <> units
  union all
  select store_id, day, category, 0, fen, 0, 0 from given
  union all
  select store_id, day, '', 0, amount_fen, 0, 0 from returned where not is_told
) d group by 2, 3, 4`;
