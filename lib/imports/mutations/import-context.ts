import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { type Context, onPipeline, personContext } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { notify } from '@/lib/inbox/mutations/notify';
import type { Failure } from '../import-report';

/**
 * The context an import is worked in: the rights its person has now, on the pipeline role. Keys that may send files reach
 * the whole organization, so theirs are worked in the system's.
 */
export async function importContext(ctx: Context, id: string): Promise<Context> {
  const [row] = await systemDb().read((tx) =>
    tx
      .select({ userId: imports.createdByUserId, name: imports.createdByName })
      .from(imports)
      .where(and(eq(imports.orgId, ctx.scope.orgId), eq(imports.id, id))),
  );
  if (!row) throw new AppError('not_found');
  if (row.userId === null) return { ...ctx, actor: { ...ctx.actor, name: row.name } };
  const person = await personContext(row.userId, { now: ctx.now, orgId: ctx.scope.orgId });
  if (person?.scope.orgId !== ctx.scope.orgId || !holds(person.scope, 'imports:write'))
    throw new AppError('forbidden');
  return { ...onPipeline(person), requestId: ctx.requestId };
}

/** Ends an import that cannot be worked: the reason is shown with its cure. */
export async function failImport(ctx: Context, id: string, failure: Failure): Promise<void> {
  await systemDb().write(async (tx) => {
    const [row] = await tx
      .update(imports)
      .set({ state: 'failed', failure: JSON.stringify(failure), finishedAt: ctx.now })
      .where(and(eq(imports.orgId, ctx.scope.orgId), eq(imports.id, id)))
      .returning({ userId: imports.createdByUserId, kind: imports.kind, file: imports.fileName });
    if (row)
      await notify(ctx, tx, {
        ...{ kind: 'import_failed', userIds: [row.userId], objectId: id },
        params: { kind: row.kind, file: row.file },
      });
  });
}
