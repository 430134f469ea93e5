import { fillWords } from '@/lib/i18n/fill-words';
import { type Column, headOf } from './column';
import { pinnedEdge } from './pinned';
import { SortLink } from './sort-link';
import { roles } from './table-roles';
import type { Sort } from './table-state';
import type { TableWords } from './table-words';

type TableHeadProps = {
  // biome-ignore lint/suspicious/noExplicitAny: the head never looks at a row
  columns: readonly Column<any>[];
  sort: Sort | null;
  sortHref: (columnKey: string) => string;
  hasSelection: boolean;
  words: TableWords;
};

const CELL = 'border-b bg-surface font-medium text-ink-2 text-small whitespace-nowrap md:sticky md:top-0';

/** The sticky header. Above cards it shrinks to a line of the sortable columns, so that a phone can sort too. */
export function TableHead({ columns, sort, sortHref, hasSelection, words }: TableHeadProps) {
  return (
    <thead {...roles.group} className="max-md:block">
      <tr
        {...roles.row}
        className="max-md:flex max-md:items-center max-md:gap-2 max-md:overflow-x-auto max-md:pb-3"
      >
        {hasSelection && (
          <th
            {...roles.columnHead}
            data-front
            className={`${CELL} w-10 px-3 max-md:border-0 max-md:bg-transparent max-md:px-1 md:left-0 md:z-30`}
          >
            <input
              type="checkbox"
              data-select="page"
              aria-label={words.selectPage}
              className="block size-4 accent-primary"
            />
          </th>
        )}
        {columns.map((column, index) => (
          <th
            key={column.key}
            {...roles.columnHead}
            aria-sort={ariaSort({ column, sort })}
            data-front={index === 0 || undefined}
            data-pinned={column.isPinned || undefined}
            style={{
              ['--width' as string]: column.width,
              ...(column.isPinned && pinnedEdge(columns, index)),
            }}
            className={`${CELL} h-10 px-3 md:w-(--width) md:min-w-(--width) max-md:border-0 max-md:bg-transparent max-md:p-0 ${column.isSortable ? '' : 'max-md:sr-only'} ${
              column.align === 'end' ? 'text-right' : 'text-left'
            } ${index === 0 ? `md:z-30 md:border-r md:border-r-line/70 ${hasSelection ? 'md:left-10' : 'md:left-0'}` : column.isPinned ? 'md:left-(--edge) md:z-30' : 'md:z-20'}`}
          >
            <HeadWords {...{ column, sort, sortHref, words }} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

type HeadWordsProps = Pick<TableHeadProps, 'sort' | 'sortHref' | 'words'> & {
  column: TableHeadProps['columns'][number];
};

/** What a column is called, as the way to sort by it, and what its number is. */
function HeadWords({ column, sort, sortHref, words }: HeadWordsProps) {
  const name = column.isSortable ? (
    <SortLink
      href={sortHref(column.key)}
      label={fillWords(words.sortBy, { name: column.header })}
      sort={sort}
      columnKey={column.key}
    >
      {headOf(column, words)}
    </SortLink>
  ) : (
    headOf(column, words)
  );
  if (!column.info) return name;
  return (
    <span className="inline-flex items-center gap-0.5">
      {name}
      {column.info}
    </span>
  );
}

function ariaSort({ column, sort }: { column: { key: string; isSortable?: boolean }; sort: Sort | null }) {
  if (!column.isSortable) return undefined;
  if (sort?.key !== column.key) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
}
