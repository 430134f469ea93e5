import type postgres from 'postgres';
import type { Context } from '@/lib/auth/context';
import type { ImportKind } from '@/lib/imports/fields';
import type { Mapping } from '@/lib/imports/mapping';

async function* whole(bytes: Buffer) {
  yield bytes;
}

/** Uploads a file as the console does; answers its id and the mapping that was recognised. */
export async function uploadFile(
  ctx: Context,
  file: { kind: ImportKind; text: string | Buffer; name?: string },
): Promise<{ id: string; mapping: Mapping }> {
  const { receiveFile } = await import('@/lib/imports/mutations/receive-file');
  const bytes = Buffer.from(file.text);
  return receiveFile(ctx, {
    kind: file.kind,
    name: file.name ?? 'file.csv',
    declaredSize: bytes.length,
    body: whole(bytes),
  });
}

/** Checks an import to its end, in this process. */
export async function checkFile(
  ctx: Context,
  input: { id: string; mapping: Mapping; sourceName?: string },
): Promise<void> {
  const { startCheck } = await import('@/lib/imports/mutations/start-import');
  const { importContext, starterOf } = await import('@/lib/imports/mutations/import-context');
  const { checkImport } = await import('@/lib/imports/mutations/run-import');
  await startCheck(ctx, { sourceName: 'file', ...input });
  await checkImport(await importContext(ctx, { id: input.id, by: starterOf(ctx.actor) }), input.id);
}

/** Runs a checked import to its end, in this process. */
export async function runFile(ctx: Context, id: string): Promise<void> {
  const { startRun } = await import('@/lib/imports/mutations/start-import');
  const { importContext, starterOf } = await import('@/lib/imports/mutations/import-context');
  const { getImport } = await import('@/lib/imports/queries/get-import');
  const { runImport } = await import('@/lib/imports/mutations/run-import');
  await startRun(ctx, { id, revision: (await getImport(ctx, { id })).revision });
  await runImport(await importContext(ctx, { id, by: starterOf(ctx.actor) }), id);
}

/** Takes back a finished import, in this process. */
export async function undoFile(ctx: Context, id: string): Promise<void> {
  const { startUndo } = await import('@/lib/imports/mutations/start-import');
  const { importContext, starterOf } = await import('@/lib/imports/mutations/import-context');
  const { undoImport } = await import('@/lib/imports/mutations/undo-import');
  await startUndo(ctx, { id });
  await undoImport(await importContext(ctx, { id, by: starterOf(ctx.actor) }), id);
}

/** How far an import is and what became of its rows, read from its own row. */
export async function countsOf(owner: postgres.Sql, id: string) {
  const [row] = await owner`
    select state, rows, added_rows as added, changed_rows as changed, unchanged_rows as unchanged, bad_rows as bad, skipped_rows as skipped
    from imports where id = ${id}`;
  const { skipped, ...counts } = row ?? {};
  // Told only of imports that leave something out.
  return skipped > 0 ? { ...counts, skipped } : counts;
}
