import 'server-only';
import type { RawSql } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import type { Planned } from '../batch-plan';
import type { BatchHead } from '../fact';
import { generationsText, liveOrdersText } from '../orders-sql';

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
  const generations = await raw.unsafe(generationsText, [batch.orgId, `${batch.source}~`], { prepare: true });
  if (generations.length === 0) return new Map();
  const rows = await raw.unsafe(
    liveOrdersText,
    [
      batch.orgId,
      arrayLiteral([batch.source, ...generations.map((row) => row.source as string)]),
      arrayLiteral(orderIds),
    ],
    { prepare: true },
  );
  return new Map(rows.map((row) => [row.ext_id as string, row.source as string]));
}
