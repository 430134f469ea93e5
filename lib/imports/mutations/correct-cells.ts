import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { importOverrides, imports } from '@/db/schema/imports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { AppError, conflict, notFound } from '@/lib/errors';
import { sealText } from '@/lib/personal-data';
import { importInReach } from '../imports-sql';
import { type CorrectInput, MappingInput } from '../input';
import { keyOf, readImport } from '../queries/open-file';
import { startCheck } from './start-import';

/** Keeps cells that a person put right, as ciphertext, and checks again. The stored file itself is never changed. */
export async function correctCells(ctx: Context, input: CorrectInput): Promise<void> {
  const opened = await readImport(ctx, input.id);
  const key = keyOf(opened);
  const { row } = opened;
  const header = new Set(row.header);
  if (input.corrections.some(({ column }) => !header.has(column)))
    throw new AppError('invalid', { fields: { column: 'column_missing' } });
  await ctx.db.write(async (tx) => {
    const [mine] = await tx
      .select({ state: imports.state })
      .from(imports)
      .where(and(importInReach(ctx, 'imports:write'), eq(imports.id, input.id)))
      .for('update');
    if (!mine) throw notFound();
    if (mine.state !== 'checked') throw conflict('import_moved_on');
    for (const one of input.corrections) {
      if (one.line !== null)
        await tx
          .delete(importOverrides)
          .where(
            and(
              eq(importOverrides.orgId, row.orgId),
              eq(importOverrides.importId, row.id),
              eq(importOverrides.line, one.line),
              eq(importOverrides.columnName, one.column),
            ),
          );
      await tx.insert(importOverrides).values({
        ...{ orgId: row.orgId, importId: row.id, id: uuidv7(), createdAt: ctx.now },
        ...{ line: one.line, columnName: one.column },
        fromCipher: one.line === null ? sealText(key, one.from ?? '') : null,
        valueCipher: sealText(key, one.value),
      });
    }
    await recordAudit(ctx, tx, {
      action: 'import.corrected',
      objectKind: 'import',
      objectId: row.id,
      objectName: row.fileName,
      after: { cells: input.corrections.length },
    });
  });
  await startCheck(ctx, {
    id: input.id,
    mapping: MappingInput.parse(row.mapping),
    sourceName: row.sourceName,
  });
}
