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
  /** Cannot be hidden or moved; the first column is sticky by itself. */
  isFixed?: boolean;
  /** A cell of several lines (lists, changes). Every other cell stays on one line, cut off at 360 px. */
  canWrap?: boolean;
  /** CSS width, e.g. `120px`. */
  width?: string;
  /** null, undefined and '' are shown as —. */
  render: (row: Row) => ReactNode;
};

/** `GMV（万元）` or `GMV (10K)`: the head of a column with its unit. */
export function headOf({ header, unit }: { header: string; unit?: string }, words: TableWords): string {
  return unit ? fillWords(words.withUnit, { name: header, unit }) : header;
}

/** A footer line and what it sums, said in words: 本页 or 全部. */
export type SumRow = { label: string; cells: Readonly<Record<string, ReactNode>> };

/** The columns a state asks for: fixed ones first, then in the asked order; without a wish, all in their own order. */
export function chosenColumns<C extends { key: string; isFixed?: boolean }>({
  columns,
  wanted,
}: {
  columns: readonly C[];
  wanted: readonly string[] | null;
}): C[] {
  if (!wanted) return [...columns];
  const fixed = columns.filter((column) => column.isFixed);
  const free = wanted.flatMap((key) => columns.find((column) => column.key === key && !column.isFixed) ?? []);
  return [...fixed, ...free];
}
