import 'server-only';
import { rm } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import { systemDb, type Tx } from '@/db/client';
import { exportFiles } from '@/db/schema/exports';
import { recordAudit } from '@/lib/audit/mutations';
import { type Context, personContext } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { notify } from '@/lib/inbox/mutations/notify';
import type { NoticeParams } from '@/lib/inbox/notice';
import { SealedFileError } from '@/lib/sheet/sealed-file';
import { ExportQuestion } from '../input';
import { exportPath } from '../queries/exports';
import { listPermissions, listReach } from '../queries/source';
import { doneValues } from './start-export';
import { TooManyRows, writeExportFile } from './write-file';

type Row = typeof exportFiles.$inferSelect;
const at = (orgId: string, id: string) => and(eq(exportFiles.orgId, orgId), eq(exportFiles.id, id));

/** Who asked, with the rights of today; null when they may no longer take this list away. */
async function asker(ctx: Context, row: Row): Promise<Context | null> {
  const person = await personContext(row.createdByUserId, { now: ctx.now, orgId: row.orgId });
  if (person?.scope.orgId !== row.orgId) return null;
  const mayStill = holds(person.scope, 'reports:export') && holds(person.scope, listPermissions[row.list]);
  return mayStill ? person : null;
}

const tell = (ctx: Context, tx: Tx, row: Row, params: NoticeParams & { failure?: string }) =>
  notify(ctx, tx, {
    kind: params.failure ? 'export_failed' : 'export_done',
    userIds: [row.createdByUserId],
    objectId: row.id,
    params: { list: row.list, file: row.fileName, ...params },
  });

const fail = (ctx: Context, row: Row, failure: 'no_right' | 'too_many_rows') =>
  systemDb().write(async (tx) => {
    await tx
      .update(exportFiles)
      .set({ state: 'failed', failure, finishedAt: ctx.now })
      .where(at(row.orgId, row.id));
    await tell(ctx, tx, row, { failure });
  });

/** Writes a waiting export. Run again after a crash it begins anew: a file without its row is nobody's. */
export async function workExport(ctx: Context, { id }: { id: string }): Promise<void> {
  const [row] = await systemDb().read((tx) => tx.select().from(exportFiles).where(at(ctx.scope.orgId, id)));
  if (row?.state !== 'waiting') return;
  const person = await asker(ctx, row);
  if (!person) return void (await fail(ctx, row, 'no_right'));
  const question = ExportQuestion.parse(row.question);
  try {
    const { list, format } = row;
    const written = await writeExportFile(person, {
      list,
      format,
      question,
      atMost: Number.MAX_SAFE_INTEGER,
    });
    try {
      await systemDb().write(async (tx) => {
        await tx
          .update(exportFiles)
          .set({ ...doneValues(written, ctx.now), reach: listReach(person.scope, list) })
          .where(at(row.orgId, id));
        await recordAudit(person, tx, {
          action: 'export.written',
          objectKind: 'export',
          objectId: id,
          objectName: row.fileName,
          after: { rows: written.rows },
        });
        await tell(ctx, tx, row, { rows: written.rows });
      });
    } catch (error) {
      await rm(exportPath(written.storedAs), { force: true });
      throw error;
    }
  } catch (error) {
    // Trying again would only come to the same end.
    if (!(error instanceof TooManyRows || error instanceof SealedFileError)) throw error;
    await fail(ctx, row, 'too_many_rows');
  }
}
