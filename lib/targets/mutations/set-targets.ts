import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { targetBatches, type targetBatchKinds } from '@/db/schema/targets';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { nounLock } from '@/lib/organization/excluded-sql';
import type { UpsertResult } from '@/lib/organization/upsert';
import type { TargetInput } from '../input';
import { targetCode } from '../target-code';
import { type TargetWrite, writablePlaces, writeChanges, writeTargets } from '../writes-sql';

type Place = { at: number; store_id: string; name: string; net_fen: string | null; batch_id: string | null };
/** Who set the targets by which way; an import sets many lists under one `batchId`. */
export type TargetSetting = {
  items: readonly TargetInput[];
  kind: (typeof targetBatchKinds)[number];
  label?: string;
  importId?: string;
  regionId?: string;
  batchId?: string;
  /** What the writer saw of the one item: another figure there now is a problem. */
  was?: bigint | null;
};
type Written = TargetWrite & { name: string };

const fenOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

type Around = {
  index: number;
  place: Place | undefined;
  isRepeated: boolean;
  was: bigint | null | undefined;
};

function resultOf(item: TargetInput, { index, place, isRepeated, was }: Around): UpsertResult {
  const result = { index, code: targetCode(item), id: place?.store_id ?? null, before: null };
  const problem = !place
    ? { path: 'store', code: 'unknown_store' }
    : isRepeated
      ? { path: 'store', code: 'repeated' }
      : was !== undefined && was !== fenOf(place.net_fen)
        ? { path: 'netFen', code: 'changed_meanwhile' }
        : null;
  if (problem || !place)
    return { ...result, id: null, outcome: 'invalid', problems: problem ? [problem] : [] };
  const before = fenOf(place.net_fen);
  if (before === item.netFen) return { ...result, outcome: 'unchanged', problems: [], before: {} };
  if (before === null) return { ...result, outcome: 'created', problems: [] };
  return { ...result, outcome: 'updated', problems: [], before: { netFen: String(before) } };
}

function plan({ items, was }: TargetSetting, places: ReadonlyMap<number, Place>) {
  const seen = new Set<string>();
  const results: UpsertResult[] = [];
  const writes: Written[] = [];
  for (const [index, item] of items.entries()) {
    const place = places.get(index);
    const key = `${place?.store_id} ${item.month}`;
    const result = resultOf(item, { index, place, isRepeated: seen.has(key), was });
    seen.add(key);
    results.push(result);
    if (place && (result.outcome === 'created' || result.outcome === 'updated'))
      writes.push({
        ...{ storeId: place.store_id, name: place.name, month: item.month, fen: item.netFen },
        ...{ beforeFen: fenOf(place.net_fen), beforeBatchId: place.batch_id },
      });
  }
  return { results, writes };
}

const digits = (fen: bigint | null) => (fen === null ? null : String(fen));

async function write(
  ctx: Context,
  tx: Tx,
  { setting, writes }: { setting: TargetSetting; writes: Written[] },
) {
  const { orgId } = ctx.scope;
  const batchId = setting.batchId ?? uuidv7();
  const { kind, label = null, importId = null, regionId = null } = setting;
  await tx
    .insert(targetBatches)
    .values({
      ...{ orgId, id: batchId, kind, label, importId, regionId },
      ...{ createdAt: ctx.now, createdByName: ctx.actor.name, createdByUserId: ctx.scope.userId },
    })
    .onConflictDoNothing();
  await tx.execute(writeTargets(orgId, { batchId, at: ctx.now, rows: writes }));
  await tx.execute(writeChanges(orgId, { batchId, rows: writes }));
  await recordAudit(
    ctx,
    tx,
    ...writes.map(({ storeId, name, month, fen, beforeFen }) => ({
      action: `target.${fen === null ? 'removed' : beforeFen === null ? 'created' : 'updated'}`,
      ...{ objectKind: 'target', objectId: storeId, objectName: `${name} ${month.slice(0, 7)}`, storeId },
      before: beforeFen === null ? null : { netFen: digits(beforeFen) },
      after: { netFen: digits(fen), batch: batchId },
    })),
  );
  return batchId;
}

/**
 * Sets, changes and takes away monthly targets; a bad one comes back as `invalid` and does not stop the others. What
 * changed is one batch that can be undone; nothing changed = no batch. Setting the same again changes nothing.
 */
export async function setTargets(
  ctx: Context,
  setting: TargetSetting,
): Promise<{ results: UpsertResult[]; batchId: string | null }> {
  if (!holds(ctx.scope, 'targets:write')) throw new AppError('forbidden');
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'targets'));
    const found = (await tx.execute(writablePlaces(ctx.scope, setting.items))) as unknown as Place[];
    const places = new Map(found.map((place) => [place.at - 1, place]));
    const { results, writes } = plan(setting, places);
    return { results, batchId: writes.length > 0 ? await write(ctx, tx, { setting, writes }) : null };
  });
}
