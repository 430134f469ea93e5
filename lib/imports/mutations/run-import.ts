import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { systemDb, type Tx } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { currentInstant } from '@/lib/clock';
import { notify } from '@/lib/inbox/mutations/notify';
import { enqueue } from '@/lib/jobs/queue';
import { followFactsJob } from '@/lib/metrics/input';
import type { ImportSummary, RowCounts } from '../import-report';
import { runImportJob } from '../input';
import { isUpsertKind } from '../kinds/upsert-plan';
import type { ImportRow } from '../queries/open-file';
import { takeFactRows } from './fact-rows';
import { starterOf } from './import-context';
import { indexRows } from './index-rows';
import { openWork, type Work } from './open-work';
import { Overtaken } from './progress';
import { upsertRows } from './upsert-rows';

export type Outcome = { counts: RowCounts; summary: ImportSummary; source: string | null };

/** Ends the transaction of a dry run: everything was tried, nothing stays. */
class TakenBack extends Error {}

/** Reads the whole file as a run would and counts what it would do; writes nothing but problems and counts. */
export async function checkImport(ctx: Context, id: string, revision?: number): Promise<void> {
  const work = await openWork(ctx, id);
  try {
    // A job that comes late or twice finds the import further on: what is listed there is not its to clear.
    if (work.row.state !== 'checking') return;
    // What somebody else put right meanwhile is checked with their rights, not with these.
    if (revision !== undefined && work.row.revision !== revision) return;
    await indexRows(work);
    const outcome = await tryOut(ctx, work);
    await systemDb().write(async (tx) => {
      await finish(tx, work, { state: 'checked', outcome });
      const { rows, bad, skipped } = outcome.counts;
      if (work.row.isAutomatic && rows > bad + skipped) await goOn(ctx, tx, work.row);
    });
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  } finally {
    await work.sheet.close();
  }
}

/** An import of another system runs once its check has passed. */
async function goOn(ctx: Context, tx: Tx, row: ImportRow): Promise<void> {
  await tx
    .update(imports)
    .set({ state: 'running', processedRows: 0, isAutomatic: false, startedAt: ctx.now, finishedAt: null })
    .where(and(eq(imports.orgId, row.orgId), eq(imports.id, row.id), eq(imports.state, 'checked')));
  const payload = { id: row.id, by: starterOf(ctx.actor) };
  await enqueue(tx, row.orgId, runImportJob, payload, { queue: `${row.orgId}:imports` });
}

async function tryOut(ctx: Context, work: Work): Promise<Outcome> {
  let outcome: Outcome | undefined;
  try {
    await systemDb().write(async (tx) => {
      await work.log.clear();
      outcome = await takeRows(ctx, tx, { work, isDry: true });
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return outcome as Outcome;
}

async function takeRows(
  ctx: Context,
  tx: Tx,
  { work, isDry }: { work: Work; isDry: boolean },
): Promise<Outcome> {
  if (isUpsertKind(work.row.kind))
    return { counts: await upsertRows(ctx, tx, work), summary: work.log.summary, source: null };
  const { counts, summary, source } = await takeFactRows(ctx, tx, { work, isDry });
  return { counts, summary: { ...work.log.summary, ...summary }, source: isDry ? null : source };
}

/** Takes the file in, whole or not at all: rows, changes for the undo and the state of the import commit together. */
export async function runImport(ctx: Context, id: string): Promise<void> {
  const work = await openWork(ctx, id);
  try {
    await systemDb().write(async (tx) => {
      if (!(await isStill(tx, work, 'running'))) return;
      await work.log.clear();
      const outcome = await takeRows(ctx, tx, { work, isDry: false });
      await finish(tx, work, { state: 'done', outcome });
      await recordRun(ctx, tx, work, outcome.counts);
      await tellRun(ctx, tx, work, outcome.counts);
      await enqueue(tx, ctx.scope.orgId, followFactsJob, {}, { key: `${ctx.scope.orgId}:follow-facts` });
    });
  } finally {
    await work.sheet.close();
  }
}

/** One run at a time, and only while it is wanted: a second worker waits here and then finds it done. */
export async function isStill(
  tx: Tx,
  { row }: Pick<Work, 'row'>,
  state: 'running' | 'undoing',
): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${row.id}`}, 0))`);
  const [now] = await tx
    .select({ state: imports.state })
    .from(imports)
    .where(and(eq(imports.orgId, row.orgId), eq(imports.id, row.id)));
  return now?.state === state;
}

async function finish(
  tx: Tx,
  { row, log }: Work,
  end: { state: 'checked' | 'done'; outcome: Outcome },
): Promise<void> {
  const { counts, summary, source } = end.outcome;
  await tx
    .update(imports)
    .set({
      state: end.state,
      ...{ rows: counts.rows, badRows: counts.bad, validRows: counts.rows - counts.bad - counts.skipped },
      skippedRows: counts.skipped,
      groupsCipher: log.sealedGroups(),
      ...{ addedRows: counts.added, changedRows: counts.changed, unchangedRows: counts.unchanged },
      ...{ processedRows: counts.rows, summary, failure: null, finishedAt: currentInstant() },
      ...(source === null ? {} : { source }),
    })
    .where(
      and(
        eq(imports.orgId, row.orgId),
        eq(imports.id, row.id),
        // A check that was overtaken by another one says nothing.
        eq(imports.revision, row.revision),
        inArray(imports.state, ['checking', 'running']),
      ),
    );
}

async function tellRun(ctx: Context, tx: Tx, { row }: Work, counts: RowCounts): Promise<void> {
  const { rows, bad, skipped } = counts;
  await notify(ctx, tx, {
    ...{ kind: 'import_done', userIds: [row.createdByUserId], objectId: row.id },
    params: { kind: row.kind, file: row.fileName, rows: rows - bad - skipped, bad },
  });
}

async function recordRun(ctx: Context, tx: Tx, { row }: Work, counts: RowCounts): Promise<void> {
  await recordAudit(ctx, tx, {
    action: 'import.done',
    objectKind: 'import',
    objectId: row.id,
    objectName: row.fileName,
    after: { kind: row.kind, ...counts },
  });
}
