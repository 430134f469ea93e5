import type { ReactNode } from 'react';
import type { Column, SumRow } from './column';
import { PinnedEdges } from './pinned-edges';
import { RowClicks } from './row-clicks';
import { TableFoot } from './table-foot';
import { TableHead } from './table-head';
import { roles } from './table-roles';
import { TableRow } from './table-row';
import type { Density, Sort } from './table-state';
import type { TableWords } from './table-words';

export type DataTableProps<Row> = {
  /** Read aloud as the name of the table and of its scrolling region. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Address of what the row is about; without a look from the list, a click on the row goes there. */
  rowHref?: (row: Row) => string;
  /** Looking at a row from the list: its address there, how it is called, and which one is looked at. */
  peek?: { href: (row: Row) => string; name: (row: Row) => string; id: string | null };
  /** Name of the row in "select …"; giving it turns selection on (inside `Selection`). */
  rowName?: (row: Row) => string;
  /** Absent on a table that has one order. */
  sort?: Sort | null;
  sortHref?: (columnKey: string) => string;
  density?: Density;
  sums?: readonly SumRow[];
  words: TableWords;
  /** Shown in place of the rows when there are none: one of the four empty states. */
  empty: ReactNode;
  /** Height after which the rows scroll under the header, e.g. `calc(100dvh - 240px)`. */
  maxHeight?: string;
};

/**
 * The one table of every list. Rows are rendered on the server over a plain `<table>`: header and first column stick,
 * below 768 px each row becomes a card. The roles are written out because a table styled as blocks loses its own.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, rowHref, rowName, peek, sort = null, words } = props;
  const { density = 'default', sums } = props;
  if (rows.length === 0) return <div className="rounded-card border bg-surface">{props.empty}</div>;
  const hasSelection = rowName !== undefined;
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      style={{ ['--table-height' as string]: props.maxHeight ?? 'calc(100dvh - 200px)' }}
      className="relative min-w-0 overflow-auto rounded-card md:max-h-(--table-height) md:border md:bg-surface print:max-h-none"
    >
      {columns.some(({ isPinned }) => isPinned) ? <PinnedEdges /> : null}
      <table
        {...roles.table}
        data-density={density}
        className="w-full border-separate border-spacing-0 text-body tabular-nums max-md:block data-[density=compact]:text-small"
      >
        <caption className="sr-only">{caption}</caption>
        <TableHead
          columns={columns}
          sort={sort}
          sortHref={props.sortHref ?? (() => '')}
          hasSelection={hasSelection}
          words={words}
        />
        <RowClicks>
          {rows.map((row) => (
            <TableRow
              key={rowKey(row)}
              id={rowKey(row)}
              row={row}
              columns={columns}
              density={density}
              href={rowHref?.(row)}
              name={rowName?.(row)}
              peek={peek && { href: peek.href(row), name: peek.name(row), isOpen: peek.id === rowKey(row) }}
              words={words}
            />
          ))}
        </RowClicks>
        {sums && sums.length > 0 && <TableFoot sums={sums} columns={columns} hasSelection={hasSelection} />}
      </table>
    </section>
  );
}
