import type { ProblemParams } from './problem';

export const SHOWN = ['problems', 'all', 'skipped'] as const;
export type Shown = (typeof SHOWN)[number];

export type GridProblem = {
  severity: 'error' | 'warning';
  code: string;
  field: string | null;
  params: ProblemParams | null;
  /** Of a known thing that the row changes: its fields as they were. */
  before?: Record<string, string | number>;
};

/**
 * `text` as shown: phones masked (`isHidden`), a long one cut (`isCut`); such a cell is put right by typing it anew.
 * `was` is what stands in the file where it was put right.
 */
export type GridCell = {
  text: string;
  was?: string;
  isHidden?: true;
  isCut?: true;
  problems?: GridProblem[];
};

export type GridRow = {
  line: number;
  /** In the order of the columns. */
  cells: GridCell[];
  /** Of the row as a whole, or of a field no column gives. */
  problems: GridProblem[];
  /** Left out by a person. */
  isSkipped: boolean;
  /** Its place among all rows, from 1. */
  place: number;
};

/** `name`: the file's own heading; `field`: what it is taken for, null when it is not used. */
export type GridColumn = { name: string; field: string | null };

export type GridPage = {
  show: Shown;
  columns: GridColumn[];
  rows: GridRow[];
  /** Lines at which the pages before and behind begin; null at the ends. */
  prev: number | null;
  next: number | null;
  last: number | null;
  /** Rows of the file. */
  total: number;
};

/** Columns that are used first, in the order of the file. */
export function gridColumns(header: readonly string[], fieldOf: ReadonlyMap<string, string>): GridColumn[] {
  const columns = header.map((name) => ({ name, field: fieldOf.get(name) ?? null }));
  return [...columns.filter((one) => one.field !== null), ...columns.filter((one) => one.field === null)];
}
