import 'server-only';
import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import { importWindows } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import { openText } from '@/lib/personal-data';
import type { SheetRow } from '@/lib/sheet/csv-parser';
import type { Delimiter } from '@/lib/sheet/delimiter';
import { fitRow } from '@/lib/sheet/header';
import { WarningList } from '@/lib/sheet/sheet-error';
import { textRowsFrom } from '@/lib/sheet/text-rows';
import type { FileNotes } from '../import-report';
import { bytesOfImport, type ImportRow } from './open-file';

type Window = typeof importWindows.$inferSelect;
type File = { row: ImportRow; key: Buffer };
export type PlacedRow = SheetRow & { ordinal: number };

const mine = (row: ImportRow) => and(eq(importWindows.orgId, row.orgId), eq(importWindows.importId, row.id));

/** Rows of a file as its index knows them; 0 when it was checked before there was one. */
export async function countWindowRows(ctx: Context, row: ImportRow): Promise<number> {
  const [last] = await ctx.db.read((tx) =>
    tx
      .select({ rows: sql<number>`${importWindows.ordinal} + ${importWindows.rows}` })
      .from(importWindows)
      .where(mine(row))
      .orderBy(desc(importWindows.ordinal))
      .limit(1),
  );
  return last?.rows ?? 0;
}

/** Up to `limit` rows from a place on, in the order of the file; only the stretches that hold them are read. */
export async function readRowsFrom(
  ctx: Context,
  { file, ordinal, limit }: { file: File; ordinal: number; limit: number },
): Promise<PlacedRow[]> {
  const windows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(importWindows)
      .where(
        and(
          mine(file.row),
          lte(importWindows.ordinal, ordinal + limit - 1),
          gte(sql`${importWindows.ordinal} + ${importWindows.rows}`, ordinal + 1),
        ),
      )
      .orderBy(asc(importWindows.ordinal)),
  );
  const found: PlacedRow[] = [];
  for (const window of windows) found.push(...(await rowsOf(file, window)));
  return found.filter((row) => row.ordinal >= ordinal && row.ordinal < ordinal + limit);
}

/** The rows at these lines, in the order of the file. */
export async function readRowsAt(
  ctx: Context,
  { file, lines }: { file: File; lines: readonly number[] },
): Promise<PlacedRow[]> {
  if (lines.length === 0) return [];
  const wanted = new Set(lines);
  const index = await ctx.db.read((tx) =>
    tx
      .select({ ordinal: importWindows.ordinal, line: importWindows.line })
      .from(importWindows)
      .where(and(mine(file.row), lte(importWindows.line, Math.max(...lines))))
      .orderBy(asc(importWindows.ordinal)),
  );
  const found: PlacedRow[] = [];
  for (const [at, { ordinal, line }] of index.entries()) {
    const next = index[at + 1]?.line ?? Number.POSITIVE_INFINITY;
    if (!lines.some((one) => one >= line && one < next)) continue;
    const [window] = await ctx.db.read((tx) =>
      tx
        .select()
        .from(importWindows)
        .where(and(mine(file.row), eq(importWindows.ordinal, ordinal))),
    );
    if (window) found.push(...(await rowsOf(file, window)).filter((row) => wanted.has(row.line)));
  }
  return found;
}

/** The place of the first row at or behind a line. */
export async function ordinalOfLine(
  ctx: Context,
  { file, line }: { file: File; line: number },
): Promise<number> {
  const [window] = await ctx.db.read((tx) =>
    tx
      .select()
      .from(importWindows)
      .where(and(mine(file.row), lte(importWindows.line, line)))
      .orderBy(desc(importWindows.ordinal))
      .limit(1),
  );
  if (!window) return 0;
  const rows = await rowsOf(file, window);
  return rows.find((row) => row.line >= line)?.ordinal ?? window.ordinal + window.rows;
}

async function rowsOf({ row, key }: File, window: Window): Promise<PlacedRow[]> {
  const rows = window.rowsCipher
    ? (JSON.parse(openText(key, window.rowsCipher)) as SheetRow[])
    : await textOf({ row, key }, window);
  return rows.map((one, at) => ({ ...one, ordinal: window.ordinal + at }));
}

async function textOf({ row, key }: File, window: Window): Promise<SheetRow[]> {
  const { delimiter } = row.notes as FileNotes;
  const text = {
    bytes: bytesOfImport(row, key),
    encoding: { name: row.encoding ?? 'utf-8', bom: 0 },
    delimiter: (delimiter ?? ',') as Delimiter,
  };
  const unheard = new WarningList();
  const width = row.header?.length ?? 0;
  const rows: SheetRow[] = [];
  for await (const batch of textRowsFrom(text, { byte: window.startByte, line: window.startLine })) {
    for (const one of batch) {
      if (one.line < window.line) continue;
      rows.push(fitRow(one, width, unheard));
      if (rows.length === window.rows) return rows;
    }
  }
  return rows;
}
