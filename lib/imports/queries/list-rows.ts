import 'server-only';
import { type AnyColumn, and, asc, desc, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { importProblems, importSkips } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import { maskedNumber } from '@/lib/auth/phone-mask';
import { reachesAll } from '@/lib/auth/scope';
import { openText } from '@/lib/personal-data';
import { MappingInput } from '../input';
import { columnsOf, type Mapping } from '../mapping';
import { maskPhones } from '../masked';
import type { ProblemParams } from '../problem';
import {
  type GridCell,
  type GridColumn,
  type GridPage,
  type GridProblem,
  type GridRow,
  gridColumns,
  type Shown,
} from '../row-grid';
import { corrector } from '../row-stream';
import { type ImportRow, keyOf, readCorrections, readImport } from './open-file';
import { readSkips } from './read-skips';
import { countWindowRows, ordinalOfLine, type PlacedRow, readRowsAt, readRowsFrom } from './read-windows';

/** More would have to be drawn as they are scrolled to. */
const PAGE = 150;
type Asked = { id: string; show: Shown; from?: number; column?: string; code?: string };
type File = { row: ImportRow; key: Buffer };

/** A page of the rows of a file as they were put right, with what is wrong with them. Null when the file has no index yet. */
export async function listRows(ctx: Context, asked: Asked): Promise<GridPage | null> {
  const opened = await readImport(ctx, asked.id);
  const file: File = { row: opened.row, key: keyOf(opened) };
  const total = await countWindowRows(ctx, file.row);
  if (total === 0) return null;
  const found =
    asked.show === 'all' ? await pageOfAll(ctx, file, asked, total) : await pageOf(ctx, file, asked);
  const columns = columnsOfFile(file);
  const rows = await dress(ctx, { file, columns, rows: found.rows });
  return { show: asked.show, columns, rows, prev: found.prev, next: found.next, last: found.last, total };
}

/** Rows by line, in the order of the file, whatever is wrong with them: what a list has shown and would not hold any more. */
export async function listRowsAt(
  ctx: Context,
  { id, lines }: { id: string; lines: readonly number[] },
): Promise<GridRow[]> {
  const opened = await readImport(ctx, id);
  const file: File = { row: opened.row, key: keyOf(opened) };
  return dress(ctx, { file, columns: columnsOfFile(file), rows: await readRowsAt(ctx, { file, lines }) });
}

const columnsOfFile = ({ row }: File): GridColumn[] =>
  gridColumns(row.header ?? [], fieldsByColumn(MappingInput.parse(row.mapping)));

type Found = { rows: PlacedRow[]; prev: number | null; next: number | null; last: number | null };

async function pageOfAll(ctx: Context, file: File, { from }: Asked, total: number): Promise<Found> {
  const start = from === undefined ? 0 : await ordinalOfLine(ctx, { file, line: from });
  const lastStart = Math.floor((total - 1) / PAGE) * PAGE;
  // A page begins where pages begin: 99,990 stands on the page of its neighbours.
  const first = Math.min(Math.floor(start / PAGE) * PAGE, lastStart);
  const lineAt = async (ordinal: number) =>
    (await readRowsFrom(ctx, { file, ordinal, limit: 1 }))[0]?.line ?? null;
  return {
    rows: await readRowsFrom(ctx, { file, ordinal: first, limit: PAGE }),
    prev: first > 0 ? await lineAt(first - PAGE) : null,
    next: first < lastStart ? await lineAt(first + PAGE) : null,
    last: first < lastStart ? await lineAt(lastStart) : null,
  };
}

/** The lines of one kind, a page from `from` on. */
async function pageOf(ctx: Context, file: File, asked: Asked): Promise<Found> {
  const lines = await linesOf(ctx, file, asked, 'up');
  const shown = lines.slice(0, PAGE);
  const before = asked.from === undefined ? [] : await linesOf(ctx, file, asked, 'down');
  return {
    rows: await readRowsAt(ctx, { file, lines: shown }),
    prev: before[Math.min(before.length, PAGE) - 1] ?? null,
    next: lines[PAGE] ?? null,
    last: null,
  };
}

const LEFT_OUT = ['repeated_skipped', 'known_skipped'];
const REPEATED = ['code_repeated', 'target_repeated'];

type Way = 'up' | 'down';
type Lines = { row: ImportRow; asked: Asked; way: Way };

/** Up to a page of lines from the place asked for on, or before it from there back. */
async function linesOf(ctx: Context, { row }: File, asked: Asked, way: Way): Promise<number[]> {
  const rows = await ctx.db.read((tx) => {
    const of = { row, asked, way };
    const all = unionAll(problemLines(tx, of), choiceLines(tx, of), partnerLines(tx, of)).as('all_lines');
    return tx
      .selectDistinct({ line: all.line })
      .from(all)
      .orderBy(way === 'up' ? asc(all.line) : desc(all.line))
      .limit(PAGE + 1);
  });
  return rows.map((one) => one.line);
}

const from = (line: AnyColumn | SQL, { asked, way }: Lines): SQL | undefined =>
  asked.from === undefined
    ? undefined
    : way === 'up'
      ? sql`${line} >= ${asked.from}`
      : sql`${line} < ${asked.from}`;

function problemLines(tx: Tx, of: Lines) {
  const { row, asked } = of;
  const { code, column } = asked;
  // What is only brought up to date is no problem.
  const kind =
    asked.show === 'skipped'
      ? inArray(importProblems.code, LEFT_OUT)
      : code === undefined
        ? ne(importProblems.code, 'known_changed')
        : and(
            eq(importProblems.code, code),
            column === undefined ? undefined : eq(importProblems.columnName, column),
          );
  return tx
    .selectDistinct({ line: sql<number>`${importProblems.line}`.as('line') })
    .from(importProblems)
    .where(
      and(
        eq(importProblems.orgId, row.orgId),
        eq(importProblems.importId, row.id),
        from(importProblems.line, of),
        kind,
      ),
    );
}

/** Rows a person left out. */
function choiceLines(tx: Tx, of: Lines) {
  return tx
    .selectDistinct({ line: sql<number>`${importSkips.line}`.as('line') })
    .from(importSkips)
    .where(
      and(
        eq(importSkips.orgId, of.row.orgId),
        eq(importSkips.importId, of.row.id),
        from(importSkips.line, of),
        of.asked.show === 'skipped' && of.asked.code === undefined ? undefined : sql`false`,
      ),
    );
}

/** The row that is repeated stands beside the rows that repeat it. */
function partnerLines(tx: Tx, of: Lines) {
  const { row, asked } = of;
  const partner = sql<number>`(${importProblems.params}->>'line')::int`;
  const isWanted = asked.show === 'problems' && (asked.code === undefined || REPEATED.includes(asked.code));
  return tx
    .selectDistinct({ line: partner.as('line') })
    .from(importProblems)
    .where(
      and(
        eq(importProblems.orgId, row.orgId),
        eq(importProblems.importId, row.id),
        isWanted ? inArray(importProblems.code, REPEATED) : sql`false`,
        from(partner, of),
      ),
    );
}

function fieldsByColumn(mapping: Mapping): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [field, source] of Object.entries(mapping.fields))
    for (const column of columnsOf(source)) if (!fields.has(column)) fields.set(column, field);
  return fields;
}

/** Rows with what was put right and what is wrong, in the order of the columns. */
async function dress(
  ctx: Context,
  { file, columns, rows }: { file: File; columns: GridColumn[]; rows: PlacedRow[] },
): Promise<GridRow[]> {
  const header = file.row.header ?? [];
  const lines = rows.map((row) => row.line);
  const [problems, corrections, skips] = await Promise.all([
    problemsAt(ctx, file, lines),
    readCorrections(ctx, file.row, file.key),
    readSkips(ctx, file.row),
  ]);
  const correct = corrector(corrections, header);
  const places = columns.map((column) => header.indexOf(column.name));
  return rows.map((row) => {
    const fixed = correct(row);
    const found = problems.get(row.line) ?? [];
    return {
      line: row.line,
      place: row.ordinal + 1,
      isSkipped: skips.has(row.line),
      problems: found.filter((one) => one.column === null).map(({ column: _column, ...rest }) => rest),
      cells: places.map((at, i) =>
        cellOf(
          { was: row.cells[at] ?? '', now: fixed[at] ?? '' },
          {
            problems: found.filter((one) => one.column === columns[i]?.name),
          },
        ),
      ),
    };
  });
}

/** More of a cell nobody reads in a grid. */
const CELL = 500;
/** Longer than any number is written. */
const NUMBER = 20;

/** Masked before it is cut, so that no half of a number shows where it ends. */
function shownText(text: string): string {
  if (text.length <= CELL) return maskPhones(text);
  return `${maskPhones(text.slice(0, CELL)).slice(0, -NUMBER)}…`;
}

function hidesPhones(text: string): boolean {
  const start = text.slice(0, CELL);
  return maskPhones(start) !== start;
}

type Placed = GridProblem & { column: string | null };

function cellOf({ was, now }: { was: string; now: string }, { problems }: { problems: Placed[] }): GridCell {
  return {
    text: shownText(now),
    ...(was !== now && { was: shownText(was) }),
    ...(hidesPhones(now) && { isHidden: true }),
    ...(now.length > CELL && { isCut: true }),
    ...(problems.length > 0 && { problems: problems.map(({ column: _column, ...rest }) => rest) }),
  };
}

async function problemsAt(
  ctx: Context,
  { row, key }: File,
  lines: readonly number[],
): Promise<Map<number, Placed[]>> {
  const showsPhones = reachesAll(ctx.scope, 'phones:read');
  const found = new Map<number, Placed[]>();
  if (lines.length === 0) return found;
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(importProblems)
      .where(
        and(
          eq(importProblems.orgId, row.orgId),
          eq(importProblems.importId, row.id),
          inArray(importProblems.line, [...lines]),
        ),
      )
      .orderBy(asc(importProblems.line), asc(importProblems.ordinal)),
  );
  for (const one of rows) {
    const list = found.get(one.line) ?? [];
    found.set(one.line, list);
    const isKnown = one.code === 'known_changed' && one.valueCipher !== null;
    list.push({
      ...{ severity: one.severity, code: one.code, field: one.field, column: one.columnName },
      params: one.params as ProblemParams | null,
      ...(isKnown && { before: plainValues(openText(key, one.valueCipher as Buffer), showsPhones) }),
    });
  }
  return found;
}

/**
 * Only what people read: ids and structures of a former row say nothing here. The number of a place shows to those who
 * see phones anywhere: the row does not say where its place is.
 */
function plainValues(json: string, showsPhones: boolean): Record<string, string | number> {
  const shown = (key: string, value: string) =>
    key === 'phone' && !showsPhones ? maskedNumber(value) : maskPhones(value);
  const values = Object.entries(JSON.parse(json) as Record<string, unknown>);
  return Object.fromEntries(
    values.flatMap(([key, value]) =>
      (typeof value === 'string' && !key.endsWith('Id')) || typeof value === 'number'
        ? [[key, typeof value === 'string' ? shown(key, value) : value]]
        : value === null
          ? [[key, '']]
          : [],
    ),
  );
}
