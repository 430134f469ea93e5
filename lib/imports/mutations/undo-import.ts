import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDb, type Tx } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { notify } from '@/lib/inbox/mutations/notify';
import { enqueue } from '@/lib/jobs/queue';
import { followFactsJob } from '@/lib/metrics/input';
import type { UndoReport } from '../import-report';
import { isUpsertKind } from '../kinds/upsert-plan';
import { type ImportRow, readImport } from '../queries/open-file';
import { isStill } from './run-import';
import { dropForgotten, undoFacts } from './undo-facts';
import { undoObjects } from './undo-objects';

/**
 * Takes back what an import brought: orders are voided (for good: the same file again is a new generation), people only it
 * knew go, changed things get their former values, created ones go unless something uses them. Safe to run again.
 */
export async function undoImport(ctx: Context, id: string): Promise<void> {
  const { row } = await readImport(ctx, id, 'imports:write');
  const isObjects = isUpsertKind(row.kind);
  await systemDb().write(async (tx) => {
    if (!(await isStill(tx, { row }, 'undoing'))) return;
    const report = isObjects ? await undoObjects(ctx, tx, row) : await undoFacts(ctx, tx, row);
    await keepReport(ctx, tx, { row, report });
    await enqueue(tx, row.orgId, followFactsJob, {}, { key: `${row.orgId}:follow-facts` });
    if (isObjects) await end(ctx, tx, row);
  });
  if (isObjects) return;
  await dropForgotten(ctx, row);
  await systemDb().write((tx) => end(ctx, tx, row));
}

/** A second attempt finds what the first one left: their figures add up. */
async function keepReport(
  ctx: Context,
  tx: Tx,
  { row, report }: { row: ImportRow; report: UndoReport },
): Promise<void> {
  const before = row.undoReport as UndoReport | null;
  const whole: UndoReport = before
    ? { ...report, voided: report.voided + before.voided, removed: report.removed + before.removed }
    : report;
  await tx
    .update(imports)
    .set({ undoReport: whole })
    .where(and(eq(imports.orgId, row.orgId), eq(imports.id, row.id)));
  const { voided, removed, restored, keptCount } = whole;
  await recordAudit(ctx, tx, {
    action: 'import.undone',
    objectKind: 'import',
    objectId: row.id,
    objectName: row.fileName,
    after: { kind: row.kind, voided, removed, restored, kept: keptCount },
  });
}

async function end(ctx: Context, tx: Tx, row: ImportRow): Promise<void> {
  const ended = await tx
    .update(imports)
    .set({ state: 'undone', undoneAt: ctx.now })
    .where(and(eq(imports.orgId, row.orgId), eq(imports.id, row.id), eq(imports.state, 'undoing')))
    .returning({ id: imports.id });
  // A second attempt that finds it undone tells nobody twice.
  if (ended.length > 0)
    await notify(ctx, tx, {
      ...{ kind: 'import_undone', userIds: [row.createdByUserId], objectId: row.id },
      params: { kind: row.kind, file: row.fileName },
    });
}
