import 'server-only';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { stores } from '@/db/schema/stores';
import { storeTargets, targetBatches, targetChanges } from '@/db/schema/targets';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { nounLock } from '@/lib/organization/excluded-sql';
import { dropTargets, markUndone, restoreTargets, type TargetWrite } from '../writes-sql';

/** What was put back, and what somebody set anew since: that stays as it is. */
export type TargetUndo = {
  restored: number;
  removed: number;
  kept: { name: string; code: string; month: string }[];
  keptCount: number;
};

const LISTED = 50;
type Change = TargetWrite & { name: string; code: string; isLast: boolean };

async function openChanges(ctx: Context, tx: Tx, batchId: string): Promise<Change[]> {
  const rows = await tx
    .select({ change: targetChanges, name: stores.name, code: stores.code, now: storeTargets.batchId })
    .from(targetChanges)
    .innerJoin(stores, and(eq(stores.orgId, targetChanges.orgId), eq(stores.id, targetChanges.storeId)))
    .leftJoin(
      storeTargets,
      and(
        eq(storeTargets.orgId, targetChanges.orgId),
        eq(storeTargets.storeId, targetChanges.storeId),
        eq(storeTargets.day, targetChanges.day),
      ),
    )
    .where(
      and(
        inScope(ctx.scope, 'targets:write', targetChanges),
        eq(targetChanges.batchId, batchId),
        isNull(targetChanges.undoneAt),
      ),
    )
    .orderBy(asc(stores.code), asc(targetChanges.day));
  return rows.map(({ change, name, code, now }) => ({
    ...{ storeId: change.storeId, month: change.day, fen: change.afterFen, name, code },
    ...{ beforeFen: change.beforeFen, beforeBatchId: change.beforeBatchId, isLast: now === batchId },
  }));
}

async function putBack(ctx: Context, tx: Tx, { batchId, rows }: { batchId: string; rows: Change[] }) {
  const { orgId } = ctx.scope;
  const how = { batchId, at: ctx.now, rows };
  await tx.execute(restoreTargets(orgId, how));
  await tx.execute(dropTargets(orgId, how));
  await tx.execute(markUndone(orgId, how));
  const text = (fen: bigint | null) => (fen === null ? null : String(fen));
  await recordAudit(
    ctx,
    tx,
    ...rows.map(({ storeId, name, month, fen, beforeFen }) => ({
      ...{ action: 'target.undone', objectKind: 'target', objectId: storeId, storeId },
      objectName: `${name} ${month.slice(0, 7)}`,
      before: { netFen: text(fen) },
      after: { netFen: text(beforeFen), batch: batchId },
    })),
  );
}

const byMonth = ({ name, code, month }: Change) => ({ name, code, month: month.slice(0, 7) });

/**
 * Takes a batch back for the stores in reach: each gets exactly what stood before, except those whose target was set
 * anew since, which are named and left alone. Again = nothing more, unless the later setting was undone meanwhile.
 */
export async function undoTargetBatch(ctx: Context, { id }: { id: string }): Promise<TargetUndo> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'targets'));
    const [batch] = await tx
      .select({ id: targetBatches.id })
      .from(targetBatches)
      .where(and(inScope(ctx.scope, 'targets:write', targetBatches), eq(targetBatches.id, id)));
    if (!batch) throw notFound();
    const changes = await openChanges(ctx, tx, id);
    const rows = changes.filter(({ isLast }) => isLast);
    const kept = changes.filter(({ isLast }) => !isLast);
    if (rows.length > 0) await putBack(ctx, tx, { batchId: id, rows });
    const removed = rows.filter(({ beforeBatchId }) => beforeBatchId === null).length;
    return {
      ...{ restored: rows.length - removed, removed },
      ...{ kept: kept.slice(0, LISTED).map(byMonth), keptCount: kept.length },
    };
  });
}

/** The same for what an import set. */
export async function undoTargetsOfImport(ctx: Context, importId: string): Promise<TargetUndo> {
  const batches = await ctx.db.read((tx) =>
    tx
      .select({ id: targetBatches.id })
      .from(targetBatches)
      .where(and(inScope(ctx.scope, 'targets:write', targetBatches), eq(targetBatches.importId, importId))),
  );
  const whole: TargetUndo = { restored: 0, removed: 0, kept: [], keptCount: 0 };
  for (const batch of batches) {
    const one = await undoTargetBatch(ctx, batch);
    whole.restored += one.restored;
    whole.removed += one.removed;
    whole.keptCount += one.keptCount;
    whole.kept.push(...one.kept);
  }
  return whole;
}
