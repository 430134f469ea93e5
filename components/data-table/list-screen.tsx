import type { ReactNode } from 'react';
import { Pagination } from '@/components/ui/pagination';
import { type Column, chosenColumns } from './column';
import { ColumnSettings } from './column-settings';
import { DataTable } from './data-table';
import { FilterBar } from './filter-bar';
import { carriedState, type FilterQuestion, filterChips, filterFields } from './list-filters';
import { withPeek } from './peek';
import { PeekPanel } from './peek-panel';
import { Selection } from './selection';
import { filterQuery, nextSort, tableHref } from './table-state';
import type { TableWords } from './table-words';

type ListScreenProps<Row> = FilterQuestion & {
  caption: string;
  searchPlaceholder: string;
  columns: readonly Column<Row>[];
  /** Keys shown when the address asks for none. */
  defaultColumns: readonly string[];
  page: { rows: readonly Row[]; before: string | null; after: string | null };
  rowKey: (row: Row) => string;
  rowHref?: (row: Row) => string;
  /** Looking at a row beside the list: whose turn it is, and what is shown of it. */
  peek?: { id: string | null; name: (row: Row) => string; content: ReactNode };
  words: TableWords;
  paging: { label: string; count: string; previous: string; next: string };
  /** Shown in place of the rows. */
  empty: ReactNode;
  /** Nothing exists at all: no search line over an empty place. */
  isBare?: boolean;
  /** Beside the choice of columns: export. */
  tools?: ReactNode;
  /** Saved views of this list. */
  views?: ReactNode;
  /** Rows can be chosen, by one or all that match; `actions` stand in the bar that then appears. */
  selection?: { rowName: (row: Row) => string; total: number; actions: ReactNode };
};

/** A list as every noun shows it: search and filters, the table, and the way to the next page. All of it is in the address. */
export function ListScreen<Row>(props: ListScreenProps<Row>) {
  const { path, state, rules, columns, words, selection } = props;
  const href = (change: Parameters<typeof tableHref>[0]['change']) =>
    tableHref({ path, state, rules, change });
  const wanted = state.columns ?? props.defaultColumns;
  if (props.isBare) return <div className="rounded-card border bg-surface">{props.empty}</div>;
  return (
    <>
      {props.views}
      <FilterBar
        path={path}
        search={{ value: state.search, placeholder: props.searchPlaceholder }}
        chips={filterChips(props)}
        clearHref={href({ filters: {}, search: '' })}
        fields={filterFields(props)}
        carried={carriedState({ state, rules })}
        words={words}
        actions={
          <>
            {props.tools}
            <ColumnSettings
              columns={columns.map(({ key, header, isFixed }) => ({ key, header, isFixed }))}
              wanted={wanted}
              density={state.density}
              words={words}
            />
          </>
        }
      />
      {selection ? (
        <Selection
          total={selection.total}
          query={filterQuery({ state, rules })}
          words={words}
          actions={selection.actions}
        >
          <Rows {...props} />
        </Selection>
      ) : (
        <Rows {...props} />
      )}
    </>
  );
}

function Rows<Row>(props: ListScreenProps<Row>) {
  const { path, state, rules, columns, page, words, paging } = props;
  const href = (change: Parameters<typeof tableHref>[0]['change']) =>
    tableHref({ path, state, rules, change });
  const here = href({});
  return (
    <>
      <DataTable
        caption={props.caption}
        columns={chosenColumns({ columns, wanted: state.columns ?? props.defaultColumns })}
        rows={page.rows}
        rowKey={props.rowKey}
        rowHref={props.rowHref}
        rowName={props.selection?.rowName}
        peek={props.peek && { ...props.peek, href: (row) => withPeek(here, props.rowKey(row)) }}
        sort={state.sort}
        sortHref={(key) => href({ sort: nextSort({ current: state.sort, key }) })}
        density={state.density}
        words={words}
        empty={props.empty}
      />
      {page.rows.length > 0 && (
        <div className="mt-3">
          <Pagination
            label={paging.label}
            count={paging.count}
            prevLabel={paging.previous}
            nextLabel={paging.next}
            prevHref={page.before && href({ cursor: { side: 'before', token: page.before } })}
            nextHref={page.after && href({ cursor: { side: 'after', token: page.after } })}
          />
        </div>
      )}
      <Peeked {...props} here={here} />
    </>
  );
}

/** The row that is looked at, with the ways to the rows beside it. */
function Peeked<Row>({ peek, page, rowKey, rowHref, words, here }: ListScreenProps<Row> & { here: string }) {
  const at = page.rows.findIndex((row) => rowKey(row) === peek?.id);
  const row = page.rows[at];
  if (!peek || !row) return null;
  const beside = (by: -1 | 1) => {
    const other = page.rows[at + by];
    return other ? withPeek(here, rowKey(other)) : null;
  };
  return (
    <PeekPanel
      key={peek.id}
      id={rowKey(row)}
      title={peek.name(row)}
      closeHref={here}
      openHref={rowHref?.(row) ?? here}
      previousHref={beside(-1)}
      nextHref={beside(1)}
      words={words}
    >
      {peek.content}
    </PeekPanel>
  );
}
