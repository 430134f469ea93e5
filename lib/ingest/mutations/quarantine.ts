import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { RawSql } from '@/db/client';
import { arrayLiteral, hexBytes } from '@/lib/array-literal';
import { newDataKey, sealText } from '@/lib/personal-data';
import type { Fault, Planned } from '../batch-plan';
import type { BatchHead } from '../fact';

export type Held = { planned: Planned; fault: Fault };

const insertText = `insert into quarantined_items (org_id, id, source, type, ext_id, body_hash, code, path, hint, batch_id, body_cipher, received_at)
  select $1::uuid, q.id, $2::text, q.type, q.ext_id, q.body_hash, q.code, q.path, q.hint, $3::uuid, q.body_cipher, $4::timestamptz
  from unnest($5::uuid[], $6::text[], $7::text[], $8::bytea[], $9::text[], $10::text[], $11::text[], $12::bytea[]) as q(id, type, ext_id, body_hash, code, path, hint, body_cipher)
  where not exists (
    select 1 from quarantined_items o where o.org_id = $1::uuid and o.source = $2::text and o.type = q.type and o.ext_id = q.ext_id and o.body_hash = q.body_hash and o.status = 'open'
  )`;

/** Keeps items that could not be taken, as ciphertext under a key of their batch. The same open item is kept once. */
export async function quarantine(raw: RawSql, batch: BatchHead, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return;
  const batchId = uuidv7();
  const { key, wrapped } = newDataKey();
  await raw`insert into cipher_batches (org_id, id, wrapped_key, created_at) values (${batch.orgId}, ${batchId}, ${wrapped}, ${batch.receivedAt})`;
  const column = (pick: (one: Held) => string | null) => arrayLiteral(held.map(pick));
  await raw.unsafe(
    insertText,
    [
      batch.orgId,
      batch.source,
      batchId,
      batch.receivedAt,
      column(() => uuidv7()),
      column(({ planned }) => planned.item.type),
      column(({ planned }) => planned.item.id),
      column(({ planned }) => planned.bodyHash),
      column(({ fault }) => fault.code),
      column(({ fault }) => fault.path ?? null),
      column(({ fault }) => fault.hint ?? null),
      column(({ planned }) => hexBytes(sealText(key, JSON.stringify(planned.item)))),
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
    `update quarantined_items q set status = 'replayed', settled_at = $3::timestamptz from unnest($4::text[], $5::text[]) as t(type, ext_id)
     where q.org_id = $1::uuid and q.source = $2::text and q.type = t.type and q.ext_id = t.ext_id and q.status = 'open' and q.code <> 'conflict'`,
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
