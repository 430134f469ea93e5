import 'server-only';
import { rm } from 'node:fs/promises';
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { exportFiles } from '@/db/schema/exports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError, conflict } from '@/lib/errors';
import { fileWords } from '@/lib/i18n/file-words';
import { momentFormat } from '@/lib/i18n/moment-format';
import { enqueue } from '@/lib/jobs/queue';
import { AT_ONCE, exportFileName, KEPT_DAYS } from '../export-file';
import { ExportQuestion, type StartExportInput, writeExportJob } from '../input';
import { exportPath } from '../queries/exports';
import { listPermissions, listReach } from '../queries/source';
import { TooManyRows, type WrittenFile, writeExportFile } from './write-file';

const aDay = 86_400_000;

/** The file, or null when it has more rows than are written while one waits. */
async function writeAtOnce(ctx: Context, input: StartExportInput): Promise<WrittenFile | null> {
  try {
    return await writeExportFile(ctx, { ...input, question: ExportQuestion.parse(input), atMost: AT_ONCE });
  } catch (error) {
    if (error instanceof TooManyRows) return null;
    throw error;
  }
}

/** The same asked twice within a minute is one file. */
const sameAgainMs = 60_000;
/** Large files of one person that may wait at once. */
const mostWaiting = 3;

/** A file of the same question just made for the same person; refuses one more behind several that wait. */
async function findTwin(ctx: Context, tx: Tx, input: StartExportInput) {
  const { orgId } = ctx.scope;
  const userId = ctx.actor.id ?? '';
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`export ${orgId} ${userId}`}, 0))`);
  const mine = and(eq(exportFiles.orgId, orgId), eq(exportFiles.createdByUserId, userId));
  const [twin] = await tx
    .select({ id: exportFiles.id, state: exportFiles.state })
    .from(exportFiles)
    .where(
      and(
        mine,
        ...[eq(exportFiles.list, input.list), eq(exportFiles.format, input.format)],
        sql`${exportFiles.question} = ${JSON.stringify(ExportQuestion.parse(input))}::jsonb`,
        gt(exportFiles.createdAt, new Date(ctx.now.getTime() - sameAgainMs)),
        ne(exportFiles.state, 'failed'),
        eq(exportFiles.reach, listReach(ctx.scope, input.list)),
      ),
    )
    .limit(1);
  if (twin) return twin;
  const waiting = await tx.$count(exportFiles, and(mine, eq(exportFiles.state, 'waiting')));
  if (waiting >= mostWaiting) throw conflict('too_many_exports');
  return null;
}

type Started = { id: string; isDone: boolean };

async function register(
  ctx: Context,
  input: StartExportInput,
  written: WrittenFile | null,
): Promise<Started> {
  const { orgId, userId, timeZone } = ctx.scope;
  const id = uuidv7();
  const title = fileWords(input.locale).exports.lists[input.list];
  const fileName = exportFileName({ title, at: momentFormat(timeZone)(ctx.now), format: input.format });
  return ctx.db.write(async (tx) => {
    const twin = await findTwin(ctx, tx, input);
    if (twin) return { id: twin.id, isDone: twin.state === 'done' };
    await tx.insert(exportFiles).values({
      ...{ orgId, id, list: input.list, format: input.format, fileName },
      ...(written ? doneValues(written, ctx.now) : { state: 'waiting' as const }),
      ...{ question: ExportQuestion.parse(input), reach: listReach(ctx.scope, input.list) },
      ...{ createdByUserId: userId ?? '', createdByName: ctx.actor.name, createdAt: ctx.now },
      expiresAt: new Date(ctx.now.getTime() + KEPT_DAYS * aDay),
    });
    if (!written) await enqueue(tx, orgId, writeExportJob, { id });
    await recordAudit(ctx, tx, {
      action: 'export.asked',
      objectKind: 'export',
      objectId: id,
      objectName: fileName,
      after: {
        ...{ list: input.list, format: input.format, query: input.query, columns: input.columns ?? 'all' },
        ...{ chosen: input.ids?.length, rows: written?.rows },
      },
    });
    return { id, isDone: written !== null };
  });
}

/**
 * Takes rows of a list away as a file: a small one is there at once, a large one is written by a job. Needs the right to
 * read the list beside the one to export. @throws forbidden, conflict `too_many_exports`
 */
export async function startExport(ctx: Context, input: StartExportInput): Promise<Started> {
  if (!ctx.scope.userId || !holds(ctx.scope, listPermissions[input.list])) throw new AppError('forbidden');
  const written = await writeAtOnce(ctx, input);
  let isKept = false;
  try {
    const started = await register(ctx, input, written);
    isKept = started.isDone && written !== null && (await keeps(ctx, started.id, written));
    return started;
  } finally {
    if (written && !isKept) await rm(exportPath(written.storedAs), { force: true });
  }
}

/** Whether this file became the one of its row, and not that of a twin. */
async function keeps(ctx: Context, id: string, { storedAs }: WrittenFile): Promise<boolean> {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ storedAs: exportFiles.storedAs })
      .from(exportFiles)
      .where(and(eq(exportFiles.orgId, ctx.scope.orgId), eq(exportFiles.id, id))),
  );
  return row?.storedAs === storedAs;
}

/** What a written file makes of its row. */
export const doneValues = ({ storedAs, wrappedKey, size, rows }: WrittenFile, now: Date) => ({
  ...{ state: 'done' as const, storedAs, wrappedKey, fileSize: size, rows, finishedAt: now },
});

/** Notes that a file has left, once for each time. */
export async function noteDownload(ctx: Context, { id, name }: { id: string; name: string }): Promise<void> {
  await ctx.db.write((tx) =>
    recordAudit(ctx, tx, {
      action: 'export.downloaded',
      objectKind: 'export',
      objectId: id,
      objectName: name,
    }),
  );
}
