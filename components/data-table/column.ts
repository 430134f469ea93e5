import type { ReactNode } from 'react';
import { fillWords } from '@/lib/i18n/fill-words';
import type { TableWords } from './table-words';

/** One column of a list. Rows are rendered on the server; no cell needs a script of its own. */
export type Column<Row> = {
  key: string;
  header: string;
  /** In the header, never in cells: `GMV（万元）`. */
  unit?: string;
  align?: 'start' | 'end';
  isSortable?: boolean;
  /** Beside the header: what the number is. */
  info?: ReactNode;
  /** Cannot be hidden or moved; the first column is sticky by itself. */
  isFixed?: boolean;
  /** A cell of several lines (lists, changes). Every other cell stays on one line, cut off at 360 px. */
  canWrap?: boolean;
  /** CSS width, e.g. `120px`. */
  width?: string;
  /** Stays at the left with the first column while the others scroll. */
  isPinned?: boolean;
  /** null, undefined and '' are shown as —. */
  render: (row: Row) => ReactNode;
};

/** `GMV（万元）` or `GMV (10K)`: the head of a column with its unit. */
export function headOf({ header, unit }: { header: string; unit?: string }, words: TableWords): string {
  return unit ? fillWords(words.withUnit, { name: header, unit }) : header;
}

/** A footer line and what it sums, said in words: 本页 or 全部. */
export type SumRow = { label: string; cells: Readonly<Record<string, ReactNode>> };

/** A column as it is shown: at the left for good, or among those that scroll. */
export type Shown<C> = C & { isPinned: boolean };

/**
 * The columns a state asks for: fixed ones first, then the pinned, then the others in the asked order; without a wish, all
 * in their own order.
 */
export function chosenColumns<C extends { key: string; isFixed?: boolean }>({
  columns,
  wanted,
  pinned = [],
}: {
  columns: readonly C[];
  wanted: readonly string[] | null;
  pinned?: readonly string[];
}): Shown<C>[] {
  const fixed = columns.filter((column) => column.isFixed);
  const free = columns.filter((column) => !column.isFixed);
  const shown = wanted ? wanted.flatMap((key) => free.find((column) => column.key === key) ?? []) : free;
  const held = pinned.flatMap((key) => shown.find((column) => column.key === key) ?? []);
  const rest = shown.filter((column) => !held.includes(column));
  const mark = (list: readonly C[], isPinned: boolean) => list.map((column) => ({ ...column, isPinned }));
  return wanted || held.length > 0
    ? [...mark(fixed, false), ...mark(held, true), ...mark(rest, false)]
    : mark(columns, false);
}
