import type { SheetRow } from './csv-parser';
import { SheetError, type WarningList } from './sheet-error';

/** `names` are trimmed and unique; `firstLine` is the line of the first row that holds values. */
export type Header = { names: string[]; firstLine: number; isPresent: boolean };

const WIDTH_LIMIT = 1000;
/** A number, a date or a code of digits: what a heading never is. */
const VALUE = /^[-+¥￥$]?\d[\d,.:/\-\sTZ]*%?$/;

/** Finds the heading among the first rows: a title above it is passed over, a file without one gets column_1, column_2 … */
export function readHeader(rows: readonly SheetRow[], warnings: WarningList): Header {
  const at = titleRows(rows);
  const row = rows[at];
  if (!row) throw new SheetError('header_missing');
  for (let i = 0; i < at; i++) warnings.add('title_skipped', rows[i]?.line ?? null);
  const cells = withoutTrailingBlanks(row.cells);
  if (cells.length > WIDTH_LIMIT)
    throw new SheetError('header_too_wide', { limit: WIDTH_LIMIT, line: row.line });
  if (isValues(cells)) {
    warnings.add('header_absent', row.line);
    return { names: cells.map((_, i) => `column_${i + 1}`), firstLine: row.line, isPresent: false };
  }
  return {
    names: uniqueNames(cells, row.line, warnings),
    firstLine: rows[at + 1]?.line ?? row.line + 1,
    isPresent: true,
  };
}

/** Rows of one filled cell above a wider row are a title or a note, not columns. */
function titleRows(rows: readonly SheetRow[]): number {
  const filled = rows.slice(0, 10).map((row) => row.cells.filter((cell) => cell.trim() !== '').length);
  const widest = Math.max(0, ...filled);
  if (widest < 3) return 0;
  const first = filled.findIndex((count) => count > 1);
  return Math.max(first, 0);
}

function isValues(cells: string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 1 && filled.every((cell) => VALUE.test(cell));
}

function uniqueNames(cells: string[], line: number, warnings: WarningList): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const clean = cell.replace(/[\s\u3000\u200b\ufeff]+/g, ' ').trim();
    if (clean !== cell) warnings.add('header_padded', line, i + 1);
    let name = clean === '' ? `column_${i + 1}` : clean;
    if (taken.has(name)) {
      warnings.add('header_duplicate', line, i + 1);
      let n = 2;
      while (taken.has(`${name} (${n})`)) n++;
      name = `${name} (${n})`;
    }
    taken.add(name);
    return name;
  });
}

function withoutTrailingBlanks(cells: string[]): string[] {
  let end = cells.length;
  while (end > 1 && cells[end - 1]?.trim() === '') end--;
  return cells.slice(0, end);
}

/** Marks a row that is wider or narrower than the heading; blank cells at the end do not count. */
export function fitRow(row: SheetRow, width: number, warnings: WarningList): SheetRow {
  const { cells } = row;
  if (cells.length === width) return row;
  if (cells.length < width) {
    row.ragged = 'short';
    warnings.add('row_short', row.line, cells.length);
    return row;
  }
  for (let i = width; i < cells.length; i++) {
    if (cells[i]?.trim() === '') continue;
    row.ragged = 'long';
    warnings.add('row_long', row.line, i + 1);
    return row;
  }
  cells.length = width;
  return row;
}
