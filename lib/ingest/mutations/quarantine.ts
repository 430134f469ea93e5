import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { RawSql } from '@/db/client';
import { arrayLiteral, hexBytes } from '@/lib/array-literal';
import { newDataKey, sealText } from '@/lib/personal-data';
import type { Fault, Planned } from '../batch-plan';
import type { BatchHead } from '../fact';
import { holdItemsText, newBatchKeyText, settleTakenText } from '../quarantine-sql';
import type { References } from '../queries/find-references';

export type Held = { planned: Planned; fault: Fault };
type Holding = BatchHead & { apiKeyId: string | null; references: References };

/** Keeps items that could not be taken, as ciphertext under a key of their batch. The same open item is kept once. */
export async function quarantine(raw: RawSql, batch: Holding, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  const batchId = uuidv7();
  const { key, wrapped } = newDataKey();
  const { orgId, receivedAt, source, apiKeyId } = batch;
  await raw.unsafe(newBatchKeyText, [orgId, batchId, wrapped, receivedAt], { prepare: true });
  const column = (pick: (one: Held) => string | null) => arrayLiteral(held.map(pick));
  await raw.unsafe(
    holdItemsText,
    [
      ...[orgId, source, batchId, receivedAt, apiKeyId],
      column(() => uuidv7()),
      column(({ planned }) => planned.item.type),
      column(({ planned }) => planned.item.id),
      column(({ planned }) => planned.bodyHash),
      column(({ fault }) => fault.code),
      column(({ fault }) => fault.path ?? null),
      column(({ fault }) => fault.hint ?? null),
      column(({ planned }) => hexBytes(sealText(key, JSON.stringify(planned.item)))),
      column(({ planned: { item } }) =>
        'store' in item ? (batch.references.stores.get(item.store) ?? null) : null,
      ),
    ],
    { prepare: true },
  );
}

/** Items that waited in quarantine and have now been taken are settled, however they came back. */
export async function settleQuarantined(
  raw: RawSql,
  batch: BatchHead,
  taken: readonly Planned[],
): Promise<void> {
  if (taken.length === 0) return;
  await raw.unsafe(
    settleTakenText,
    [
      batch.orgId,
      batch.source,
      batch.receivedAt,
      arrayLiteral(taken.map(({ item }) => item.type)),
      arrayLiteral(taken.map(({ item }) => item.id)),
    ],
    { prepare: true },
  );
}
