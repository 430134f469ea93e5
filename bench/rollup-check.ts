import type postgres from 'postgres';

/**
 * Facts counted afresh beside the running rollups, both as `(key, figures)` rows; what differs is returned. Written
 * from the definitions in metrics.md, not from the statements that keep the rollups.
 */
const sales = `select o.store_id, o.guide_id, o.campaign_id, o.business_day as day, o.amount_fen as gross, 0::bigint as refunds, 1 as orders, o.units
    from orders o where o.org_id = $1::uuid and o.body_hash is not null and o.void_count = 0
  union all
  select o.store_id, o.guide_id, o.campaign_id, r.business_day, 0, r.amount_fen, 0, 0
    from order_refunds r join orders o on o.org_id = r.org_id and o.source = r.order_source and o.ext_id = r.order_ext_id
    where r.org_id = $1::uuid and o.body_hash is not null and o.void_count = 0`;
const figures =
  'sum(gross)::text as gross, sum(refunds)::text as refunds, sum(orders)::text as orders, sum(units)::text as units';
const stored = 'gross_fen::text as gross, refunds_fen::text as refunds, orders::text, units::text';
const anything = 'gross_fen <> 0 or refunds_fen <> 0 or orders <> 0 or units <> 0';

const differing = (counted: string, kept: string): string =>
  `select count(*)::int as n from ((${counted}) except all (${kept}) union all ((${kept}) except all (${counted}))) d`;

const byStore = differing(
  `select store_id::text, day, ${figures} from (${sales}) s group by 1, 2`,
  `select store_id::text, day, ${stored} from store_day where org_id = $1::uuid and (${anything})`,
);
const byOther = (key: string, table: string): string =>
  differing(
    `select ${key}::text, store_id::text, day, ${figures} from (${sales}) s where ${key} is not null group by 1, 2, 3`,
    `select ${key}::text, store_id::text, day, ${stored} from ${table} where org_id = $1::uuid and (${anything})`,
  );
const buyers = differing(
  `select store_id::text, business_day, member_id::text, count(*)::text from orders where org_id = $1::uuid and body_hash is not null and void_count = 0 and member_id is not null group by 1, 2, 3`,
  `select store_id::text, day, member_id::text, orders::text from buyer_day where org_id = $1::uuid and orders <> 0`,
);
/** The organization's row of each day, all brands: what the followers bring up to date. */
const ofRoot = differing(
  `select day, ${figures} from (${sales}) s group by 1`,
  `select day, ${stored} from node_day where org_id = $1::uuid and brand_id = '00000000-0000-0000-0000-000000000000' and (${anything})
     and region_id = (select id from regions where org_id = $1::uuid and parent_id is null)`,
);

/** Rows of each rollup that are not what the facts say; `followed` also asks of those the followers keep. */
export async function rollupDifferences(
  sql: postgres.Sql,
  orgId: string,
  { followed = false } = {},
): Promise<Record<string, number>> {
  const checks = {
    store_day: byStore,
    guide_day: byOther('guide_id', 'guide_day'),
    campaign_day: byOther('campaign_id', 'campaign_day'),
    buyer_day: buyers,
    ...(followed ? { node_day: ofRoot } : {}),
  };
  const found: Record<string, number> = {};
  for (const [name, text] of Object.entries(checks)) {
    const [row] = await sql.unsafe(text, [orgId]);
    found[name] = row?.n ?? -1;
  }
  return found;
}
