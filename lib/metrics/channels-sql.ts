/**
 * Sales of stores by channel and by category, refreshed for dirty days from the orders and refunds of these days.
 * `$1` organization, `$2` days as date[]. Each row of an order or refund goes to exactly one channel; its money goes to
 * the categories of its lines. What the lines do not say (none, or not the same sum) is unallocated: ''. The order itself
 * counts once, in the category of its largest line, so every column sums to the store's day.
 */
const paid = `paid as (
  select o.source, o.ext_id, o.store_id, o.business_day as day, coalesce(o.channel, '') as channel, o.amount_fen, o.units, o.lines
  from stores s cross join unnest($2::date[]) as asked(day)
  join orders o on o.org_id = s.org_id and o.store_id = s.id and o.business_day = asked.day and o.body_hash is not null and o.void_count = 0
  where s.org_id = $1::uuid
)`;
const refunded = `refunded as (
  select f.source, f.ext_id, o.store_id, f.business_day as day, coalesce(o.channel, '') as channel, f.amount_fen, f.lines, o.lines as order_lines
  from unnest($2::date[]) as asked(day) join order_refunds f on f.org_id = $1::uuid and f.business_day = asked.day
  join orders o on o.org_id = f.org_id and o.source = f.order_source and o.ext_id = f.order_ext_id and o.body_hash is not null and o.void_count = 0
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

const sameSum = (rows: string): string =>
  `(select sum((each.value->>'amountFen')::bigint) from jsonb_array_elements(${rows}.lines) as each(value)) = ${rows}.amount_fen`;

/** The category that the order named for the same article. */
const orderedAs = `(select nullif(bought.value->>'category', '') from jsonb_array_elements(coalesce(r.order_lines, '[]'::jsonb)) as bought(value) where bought.value->>'sku' = line->>'sku' limit 1)`;

export const fillCategoryDays = `with ${paid}, ${refunded},
sold as (
  select p.store_id, p.day, p.source, p.ext_id, ${categoryOf('line')} as category, (line->>'amountFen')::bigint as fen, round((line->>'quantity')::numeric)::int as units, nth,
    row_number() over (partition by p.source, p.ext_id order by (line->>'amountFen')::bigint desc, nth) as size
  from paid p cross join lateral jsonb_array_elements(p.lines) with ordinality as l(line, nth) where p.lines is not null and ${sameSum('p')}
),
sold_units as (select source, ext_id, sum(units) as units from sold group by 1, 2),
given as (
  select r.store_id, r.day, r.source, r.ext_id, ${categoryOf('line', orderedAs)} as category, (line->>'amountFen')::bigint as fen
  from refunded r cross join lateral jsonb_array_elements(r.lines) as given_line(line) where r.lines is not null and ${sameSum('r')}
)
insert into category_day (org_id, store_id, day, category, gross_fen, refunds_fen, orders, units)
select $1::uuid, store_id, day, category, sum(gross), sum(refunds), sum(orders), sum(units) from (
  select store_id, day, category, fen as gross, 0::bigint as refunds, (size = 1)::int as orders, units from sold
  union all
  select p.store_id, p.day, '', case when s.ext_id is null then p.amount_fen else 0 end, 0, (s.ext_id is null)::int, p.units - coalesce(s.units, 0)
  from paid p left join sold_units s on s.source = p.source and s.ext_id = p.ext_id where s.ext_id is null or s.units <> p.units
  union all
  select store_id, day, category, 0, fen, 0, 0 from given
  union all
  select r.store_id, r.day, '', 0, r.amount_fen, 0, 0 from refunded r where not exists (select 1 from given g where g.source = r.source and g.ext_id = r.ext_id)
) d group by 2, 3, 4`;
