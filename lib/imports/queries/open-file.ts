import 'server-only';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { importOverrides, imports } from '@/db/schema/imports';
import { cipherBatches } from '@/db/schema/ingest';
import type { Context } from '@/lib/auth/context';
import { env } from '@/lib/env';
import { AppError, notFound } from '@/lib/errors';
import { openText, unwrapDataKey } from '@/lib/personal-data';
import type { SeekableBytes } from '@/lib/sheet/bytes';
import { openSheet, type Sheet } from '@/lib/sheet/open-sheet';
import { bytesOfSealed } from '@/lib/sheet/sealed-file';
import { importInReach } from '../imports-sql';
import type { Corrections } from '../row-stream';
import { cleanText } from '../values/text';

export type ImportRow = typeof imports.$inferSelect;

/** Where uploads lie, as ciphertext. */
export const uploadFolder = (): string => join(env().DATA_DIR, 'uploads');

/** An import with the key of its batch; `expired` once the key is gone. */
export async function readImport(
  ctx: Context,
  id: string,
  permission: 'imports:read' | 'imports:write' = 'imports:read',
): Promise<{ row: ImportRow; key: Buffer | null }> {
  const [found] = await ctx.db.read((tx) =>
    tx
      .select({ row: imports, wrapped: cipherBatches.wrappedKey })
      .from(imports)
      .innerJoin(
        cipherBatches,
        and(eq(cipherBatches.orgId, imports.orgId), eq(cipherBatches.id, imports.batchId)),
      )
      .where(and(importInReach(ctx, permission), eq(imports.id, id))),
  );
  if (!found) throw notFound();
  return { row: found.row, key: found.wrapped ? unwrapDataKey(found.wrapped) : null };
}

/** The key, or a clear answer once it was destroyed. */
export function keyOf({ key }: { key: Buffer | null }): Buffer {
  if (!key) throw new AppError('conflict', { reason: 'import_expired' });
  return key;
}

/** The bytes of the stored file of an import. */
export function bytesOfImport(row: ImportRow, key: Buffer): SeekableBytes {
  if (!row.storedAs) throw new AppError('conflict', { reason: 'import_expired' });
  return bytesOfSealed(join(uploadFolder(), row.storedAs), { key, size: row.fileSize });
}

/** The stored file of an import as rows. The caller closes it. */
export async function openImportFile(row: ImportRow, key: Buffer): Promise<Sheet> {
  return openSheet(bytesOfImport(row, key));
}

/** Cells that were put right. */
export async function readCorrections(ctx: Context, row: ImportRow, key: Buffer): Promise<Corrections> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(importOverrides)
      .where(and(eq(importOverrides.orgId, row.orgId), eq(importOverrides.importId, row.id)))
      .orderBy(importOverrides.id),
  );
  const read = reader(key);
  const byLine = new Map<number, Map<string, string>>();
  const everywhere = new Map<string, Map<string, string>>();
  for (const one of rows) {
    const value = read(one.valueCipher);
    if (one.line !== null) inner(byLine, one.line).set(one.columnName, value);
    else if (one.fromCipher)
      inner(everywhere, one.columnName).set(cleanText(openText(key, one.fromCipher)), value);
  }
  return { byLine, everywhere };
}

/** Blanks that were filled at once share one ciphertext: a hundred thousand of them are opened once. */
function reader(key: Buffer): (cipher: Buffer) => string {
  const known = new Map<string, string>();
  return (cipher) => {
    const place = cipher.toString('latin1');
    const text = known.get(place) ?? openText(key, cipher);
    known.set(place, text);
    return text;
  };
}

function inner<K>(outer: Map<K, Map<string, string>>, key: K): Map<string, string> {
  const known = outer.get(key) ?? new Map<string, string>();
  outer.set(key, known);
  return known;
}
