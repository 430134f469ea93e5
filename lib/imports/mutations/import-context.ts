import 'server-only';
import { and, eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { imports } from '@/db/schema/imports';
import { type Actor, type Context, keyContext, onPipeline, personContext } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { notify } from '@/lib/inbox/mutations/notify';
import type { Failure } from '../import-report';
import type { ImportJobInput, Starter } from '../input';
import { mayWriteKind } from '../rights';

/** Who starts something, as its job names them; nothing for the system itself. */
export const starterOf = ({ kind, id }: Actor): Starter | undefined =>
  kind === 'system' || id === null ? undefined : { kind, id };

/**
 * The context an import is worked in: the rights that whoever started this check, run or undo has now, on the pipeline
 * role. What the system itself took in is worked in the system's.
 */
export async function importContext(ctx: Context, { id, by }: ImportJobInput): Promise<Context> {
  const [row] = await systemDb().read((tx) =>
    tx
      .select({
        ...{ kind: imports.kind, userId: imports.createdByUserId, keyId: imports.apiKeyId },
        name: imports.createdByName,
      })
      .from(imports)
      .where(and(eq(imports.orgId, ctx.scope.orgId), eq(imports.id, id))),
  );
  if (!row) throw new AppError('not_found');
  const starter = by ?? uploaderOf(row);
  if (!starter) return { ...ctx, actor: { ...ctx.actor, name: row.name } };
  const own = await contextOfStarter(ctx, starter);
  if (own?.scope.orgId !== ctx.scope.orgId || !mayWriteKind((right) => holds(own.scope, right), row.kind))
    throw new AppError('forbidden');
  return { ...own, requestId: ctx.requestId };
}

function uploaderOf(row: { userId: string | null; keyId: string | null }): Starter | undefined {
  if (row.userId !== null) return { kind: 'user', id: row.userId };
  return row.keyId === null ? undefined : { kind: 'key', id: row.keyId };
}

async function contextOfStarter(ctx: Context, { kind, id }: Starter): Promise<Context | null> {
  const { orgId } = ctx.scope;
  if (kind === 'key') return keyContext(orgId, id, ctx.now);
  const person = await personContext(id, { now: ctx.now, orgId });
  return person && onPipeline(person);
}

/** Ends an import that cannot be worked: the reason is shown with its cure. */
export async function failImport(
  ctx: Context,
  { id, revision }: ImportJobInput,
  failure: Failure,
): Promise<void> {
  await systemDb().write(async (tx) => {
    const [row] = await tx
      .update(imports)
      .set({ state: 'failed', failure: JSON.stringify(failure), finishedAt: ctx.now })
      .where(
        and(
          eq(imports.orgId, ctx.scope.orgId),
          eq(imports.id, id),
          // What was put right since has a check of its own.
          revision === undefined ? undefined : eq(imports.revision, revision),
        ),
      )
      .returning({ userId: imports.createdByUserId, kind: imports.kind, file: imports.fileName });
    if (row)
      await notify(ctx, tx, {
        ...{ kind: 'import_failed', userIds: [row.userId], objectId: id },
        params: { kind: row.kind, file: row.file },
      });
  });
}

/** An undo that may not be worked brings nothing back: the import stands as before, for others to take back. */
export async function dropUndo(ctx: Context, id: string): Promise<void> {
  await systemDb().write((tx) =>
    tx
      .update(imports)
      .set({ state: 'done' })
      .where(and(eq(imports.orgId, ctx.scope.orgId), eq(imports.id, id), eq(imports.state, 'undoing'))),
  );
}
