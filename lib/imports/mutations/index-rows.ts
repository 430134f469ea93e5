import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { importWindows } from '@/db/schema/imports';
import { sealText } from '@/lib/personal-data';
import type { SheetRow } from '@/lib/sheet/csv-parser';
import type { Work } from './open-work';

/** Rows of a workbook kept together. */
const KEPT = 500;
const BATCH = 200;
type Window = typeof importWindows.$inferInsert;

/** Notes once where every stretch of rows begins: the file never changes, whatever is put right or mapped anew. */
export async function indexRows({ row, sheet, key }: Pick<Work, 'row' | 'sheet' | 'key'>): Promise<void> {
  const { orgId, id: importId } = row;
  const mine = and(eq(importWindows.orgId, orgId), eq(importWindows.importId, importId));
  await systemDb().write(async (tx) => {
    // Two checks of one import may meet here; the second finds the work done.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`windows:${importId}`}, 0))`);
    const [known] = await tx.select({ at: importWindows.ordinal }).from(importWindows).where(mine).limit(1);
    if (known) return;
    let ordinal = 0;
    let waiting: Window[] = [];
    const write = async () => {
      if (waiting.length > 0) await tx.insert(importWindows).values(waiting);
      waiting = [];
    };
    for await (const { byte, line, rows } of sheet.stretches()) {
      for (const part of byte === null ? partsOf(rows) : [rows]) {
        waiting.push({
          ...{ orgId, importId, ordinal, line: part[0]?.line ?? line, rows: part.length },
          ...{ startLine: line, startByte: byte ?? 0 },
          rowsCipher: byte === null ? sealText(key, JSON.stringify(part)) : null,
        });
        ordinal += part.length;
      }
      if (waiting.length >= BATCH) await write();
    }
    await write();
  });
}

function* partsOf(rows: SheetRow[]): Generator<SheetRow[]> {
  for (let at = 0; at < rows.length; at += KEPT) yield rows.slice(at, at + KEPT);
}
