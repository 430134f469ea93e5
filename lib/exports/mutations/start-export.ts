import 'server-only';
import { rm } from 'node:fs/promises';
import { v7 as uuidv7 } from 'uuid';
import { exportFiles } from '@/db/schema/exports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { holds, reachMark } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { fileWords } from '@/lib/i18n/file-words';
import { momentFormat } from '@/lib/i18n/moment-format';
import { enqueue } from '@/lib/jobs/queue';
import { AT_ONCE, exportFileName, KEPT_DAYS } from '../export-file';
import { ExportQuestion, type StartExportInput, writeExportJob } from '../input';
import { exportPath } from '../queries/exports';
import { listPermissions } from '../queries/source';
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

/**
 * Takes rows of a list away as a file: a small one is there at once, a large one is written by a job. Needs the right to
 * read the list beside the one to export. @throws forbidden
 */
export async function startExport(
  ctx: Context,
  input: StartExportInput,
): Promise<{ id: string; isDone: boolean }> {
  const { orgId, userId, timeZone } = ctx.scope;
  if (!userId || !holds(ctx.scope, listPermissions[input.list])) throw new AppError('forbidden');
  const written = await writeAtOnce(ctx, input);
  const id = uuidv7();
  const title = fileWords(input.locale).exports.lists[input.list];
  const fileName = exportFileName({ title, at: momentFormat(timeZone)(ctx.now), format: input.format });
  try {
    await ctx.db.write(async (tx) => {
      await tx.insert(exportFiles).values({
        ...{
          orgId,
          id,
          list: input.list,
          format: input.format,
          question: ExportQuestion.parse(input),
          fileName,
        },
        ...(written ? doneValues(written, ctx.now) : { state: 'waiting' as const }),
        ...{ reach: reachMark(ctx.scope, listPermissions[input.list]), createdByUserId: userId },
        ...{ createdByName: ctx.actor.name, createdAt: ctx.now },
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
    });
  } catch (error) {
    if (written) await rm(exportPath(written.storedAs), { force: true });
    throw error;
  }
  return { id, isDone: written !== null };
}

/** What a written file makes of its row. */
export const doneValues = ({ storedAs, wrappedKey, size, rows }: WrittenFile, now: Date) => ({
  ...{ state: 'done' as const, storedAs, wrappedKey, fileSize: size, rows, finishedAt: now },
});
