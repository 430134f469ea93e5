import 'server-only';
import type { RawSql } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import type { Planned } from '../batch-plan';
import type { BatchHead } from '../fact';

/**
 * Source of the order that a refund or void means. An import that was undone and taken again stands under `name~2`,
 * `name~3` …: the generation that is not voided is the live one. Orders not here yet are expected under the plain name.
 */
export async function liveSources(
  raw: RawSql,
  batch: BatchHead,
  planned: readonly Planned[],
): Promise<Map<string, string>> {
  const orderIds = [...new Set(planned.flatMap(({ item }) => ('orderId' in item ? [item.orderId] : [])))];
  if (orderIds.length === 0) return new Map();
  const generations =
    await raw`select distinct source from imports where org_id = ${batch.orgId} and source ^@ ${`${batch.source}~`}`;
  if (generations.length === 0) return new Map();
  const rows = await raw.unsafe(
    `select distinct on (ext_id) ext_id, source from orders where org_id = $1::uuid and source = any($2::text[]) and ext_id = any($3::text[]) and body_hash is not null
     order by ext_id, (void_count = 0) desc, length(source) desc, source desc`,
    [
      batch.orgId,
      arrayLiteral([batch.source, ...generations.map((row) => row.source as string)]),
      arrayLiteral(orderIds),
    ],
    { prepare: true },
  );
  return new Map(rows.map((row) => [row.ext_id as string, row.source as string]));
}
