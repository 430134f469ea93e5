import type { ImportKind } from './fields';
import type { RowOf } from './kinds/read-row';
import { rowReaderOf } from './kinds/read-row';
import { columnsOf, compileMapping, constantsOf, type Mapping } from './mapping';
import type { ProblemParams, RowProblemCode, RowResult, RowWarningCode } from './problem';
import { rowIdentities } from './row-identity';
import type { RowSettings } from './row-reader';
import { cleanText } from './values/text';

/** A row as a file gives it. */
export type SourceRow = { line: number; cells: string[]; ragged: 'short' | 'long' | null };

/** Cells that a person put right: of one line by column, and everywhere by column and what stood there. */
export type Corrections = {
  byLine: ReadonlyMap<number, ReadonlyMap<string, string>>;
  everywhere: ReadonlyMap<string, ReadonlyMap<string, string>>;
};
export const noCorrections: Corrections = { byLine: new Map(), everywhere: new Map() };

export type ReadRow<Row> = {
  line: number;
  cells: readonly string[];
  /** Hash of the row and its occurrence in the file; not secret-keyed. '' for an order with a number of its own. */
  rowId: string;
  result: RowResult<Row>;
};

/** One line of the list of problems. `field` is null for the row as a whole. */
export type ProblemEntry = {
  line: number;
  field: string | null;
  columnName: string | null;
  code: RowProblemCode | RowWarningCode;
  severity: 'error' | 'warning';
  params: ProblemParams | null;
  value: string;
};

export type Reading = {
  kind: ImportKind;
  mapping: Mapping;
  header: readonly string[];
  corrections: Corrections;
  timeZone: string;
};

/** Turns the rows of a file, given in their order, into typed rows with their problems. */
export function rowReading<Kind extends ImportKind>(
  reading: Reading & { kind: Kind },
): (row: SourceRow) => ReadRow<RowOf[Kind]> {
  const { mapping, header } = reading;
  const record = compileMapping(mapping, header);
  const read = rowReaderOf(reading.kind) as (
    record: Record<string, string>,
    settings: RowSettings,
  ) => RowResult<RowOf[Kind]>;
  const idOf = rowIdentities(header, constantsOf(mapping));
  const settings: RowSettings = { ...mapping, timeZone: reading.timeZone };
  const correct = corrector(reading.corrections, header);
  return (row) => {
    const cells = correct(row);
    const result = read(record(cells), settings);
    // Counting a million rows that need no made-up id would hold 25 MB.
    const rowId = result.ok && 'id' in result.row && result.row.id !== null ? '' : idOf(cells);
    return { line: row.line, cells, rowId, result: row.ragged ? ragged(result, row.ragged) : result };
  };
}

function ragged<Row>(result: RowResult<Row>, how: 'short' | 'long'): RowResult<Row> {
  const problem = { field: '', code: `row_${how}` as const, value: '' };
  const others = result.ok ? [] : result.problems;
  const partial = result.ok ? result.row : result.partial;
  return { ok: false, partial, problems: [problem, ...others], warnings: result.warnings };
}

/** The cells of a row as they were put right. */
export function corrector(
  { byLine, everywhere }: Corrections,
  header: readonly string[],
): (row: SourceRow) => string[] {
  if (byLine.size === 0 && everywhere.size === 0) return (row) => row.cells;
  const place = new Map(header.map((name, at) => [name, at]));
  return ({ line, cells }) => {
    const fixed = [...cells];
    for (const [column, values] of everywhere) {
      const at = place.get(column);
      if (at !== undefined) fixed[at] = everywhereIn(values, cells[at] ?? '');
    }
    for (const [column, value] of byLine.get(line) ?? []) {
      const at = place.get(column);
      if (at !== undefined) fixed[at] = value;
    }
    return fixed;
  };
}

/** A value may have been put right in steps: 沪 → 上海 → 上海市. */
function everywhereIn(values: ReadonlyMap<string, string>, cell: string): string {
  let text = cell;
  for (let step = 0; step < 8; step++) {
    const next = values.get(cleanText(text));
    if (next === undefined || next === text) break;
    text = next;
  }
  return text;
}

/** The column a person looks at for a field: the first one it is read from. */
export function columnOfField(mapping: Mapping, field: string): string | null {
  const source = mapping.fields[field];
  return source ? (columnsOf(source)[0] ?? null) : null;
}

/** The problems and warnings of a read row as lines of the list. */
export function entriesOf(row: ReadRow<unknown>, mapping: Mapping): ProblemEntry[] {
  const entry =
    (severity: 'error' | 'warning') =>
    (found: {
      field: string;
      code: RowProblemCode | RowWarningCode;
      value: string;
      params?: ProblemParams;
    }) => ({
      line: row.line,
      field: found.field === '' ? null : found.field,
      columnName: columnOfField(mapping, found.field),
      code: found.code,
      severity,
      params: found.params ?? null,
      value: found.value,
    });
  const problems = row.result.ok ? [] : row.result.problems;
  return [...problems.map(entry('error')), ...row.result.warnings.map(entry('warning'))];
}
