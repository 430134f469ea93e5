import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { importMappings, imports } from '@/db/schema/imports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { AppError, conflict, notFound } from '@/lib/errors';
import type { JobDefinition } from '@/lib/jobs/job';
import { enqueue } from '@/lib/jobs/queue';
import { importInReach } from '../imports-sql';
import {
  type CheckInput,
  checkImportJob,
  type ImportJobInput,
  MappingInput,
  type RunInput,
  runImportJob,
  undoImportJob,
} from '../input';
import { headerFingerprint, type Mapping, mappingFaults } from '../mapping';
import { checkKind } from './check-kind';
import { starterOf } from './import-context';

type State = (typeof imports.$inferSelect)['state'];
type Row = typeof imports.$inferSelect;

/** Moves an import from one of the states given, or says that somebody was faster. Refuses who may not write its kind. */
async function move(
  ctx: Context,
  tx: Tx,
  step: { id: string; revision?: number; from: State[]; set: PgUpdateSetSource<typeof imports> },
): Promise<Row> {
  const where = and(importInReach(ctx, 'imports:write'), eq(imports.id, step.id));
  const [known] = await tx.select({ kind: imports.kind }).from(imports).where(where);
  if (!known) throw notFound();
  checkKind(ctx, known.kind);
  const [moved] = await tx
    .update(imports)
    .set(step.set)
    .where(
      and(
        where,
        inArray(imports.state, step.from),
        step.revision === undefined ? undefined : eq(imports.revision, step.revision),
      ),
    )
    .returning();
  if (!moved) throw conflict('import_moved_on');
  return moved;
}

const enqueueFor = (
  ctx: Context,
  tx: Tx,
  definition: JobDefinition<typeof ImportJobInput>,
  of: Omit<ImportJobInput, 'by'>,
) =>
  // One file at a time an organization, so that two imports never wait for each other's rows.
  enqueue(
    tx,
    ctx.scope.orgId,
    definition,
    { ...of, by: starterOf(ctx.actor) },
    { queue: `${ctx.scope.orgId}:imports`, key: `import:${of.id}` },
  );

async function remember(ctx: Context, tx: Tx, row: Row, mapping: Mapping): Promise<void> {
  const headerHash = Buffer.from(headerFingerprint(row.kind, row.header ?? []), 'hex');
  const set = { mapping, usedAt: ctx.now };
  await tx
    .insert(importMappings)
    .values({ orgId: ctx.scope.orgId, kind: row.kind, headerHash, ...set })
    .onConflictDoUpdate({
      target: [importMappings.orgId, importMappings.kind, importMappings.headerHash],
      set,
    });
}

/** Keeps the mapping and starts the check; also the way to check again after corrections. */
export async function startCheck(ctx: Context, input: CheckInput): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await move(ctx, tx, {
      id: input.id,
      from: ['uploaded', 'checking', 'checked', 'failed'],
      set: {
        revision: sql`${imports.revision} + 1`,
        state: 'checking',
        mapping: input.mapping,
        sourceName: input.sourceName,
        ...{ processedRows: 0, failure: null, startedAt: ctx.now, finishedAt: null },
      },
    });
    if (row.kind !== input.mapping.kind)
      throw new AppError('invalid', { fields: { mapping: 'not_a_choice' } });
    const faults = mappingFaults(input.mapping, row.header ?? []);
    if (faults.length > 0)
      throw new AppError('invalid', {
        fields: Object.fromEntries(faults.map(({ field, code }) => [`fields.${field}`, code])),
      });
    await remember(ctx, tx, row, input.mapping);
    await enqueueFor(ctx, tx, checkImportJob, { id: row.id, revision: row.revision });
  });
}

/** Checks again with the mapping it has, after something was put right or decided. */
export async function checkAgain(ctx: Context, row: Row): Promise<void> {
  const mapping = MappingInput.parse(row.mapping);
  await startCheck(ctx, { id: row.id, mapping, sourceName: row.sourceName });
}

/** Starts the run of a checked import, as long as it still is what the page showed. */
export async function startRun(ctx: Context, { id, revision }: RunInput): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await move(ctx, tx, {
      ...{ id, revision },
      from: ['checked'],
      set: { state: 'running', processedRows: 0, failure: null, startedAt: ctx.now, finishedAt: null },
    });
    if (row.validRows === 0) throw conflict('import_nothing_valid');
    await enqueueFor(ctx, tx, runImportJob, { id });
    await recordAudit(ctx, tx, {
      action: 'import.started',
      objectKind: 'import',
      objectId: id,
      objectName: row.fileName,
      after: { kind: row.kind, rows: row.validRows },
    });
  });
}

/** Starts taking back what a finished import brought. */
export async function startUndo(ctx: Context, { id }: { id: string }): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await move(ctx, tx, {
      id,
      from: ['done'],
      set: { state: 'undoing', processedRows: 0, failure: null },
    });
    await enqueueFor(ctx, tx, undoImportJob, { id });
    await recordAudit(ctx, tx, {
      action: 'import.undo_started',
      objectKind: 'import',
      objectId: id,
      objectName: row.fileName,
    });
  });
}
