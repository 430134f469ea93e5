import { PanelRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { fillWords } from '@/lib/i18n/fill-words';
import { type Column, headOf } from './column';
import { roles } from './table-roles';
import type { Density } from './table-state';
import type { TableWords } from './table-words';

type TableRowProps<Row> = {
  id: string;
  row: Row;
  columns: readonly Column<Row>[];
  density: Density;
  href?: string;
  name?: string;
  peek?: Peek;
  words: TableWords;
};
type Peek = { href: string; name: string; isOpen: boolean };

const HEIGHT: Record<Density, string> = { compact: 'md:h-8', default: 'md:h-10', relaxed: 'md:h-12' };
const CELL =
  'px-3 md:border-b md:border-line/70 bg-surface group-hover:bg-hover group-has-checked:bg-primary-tint group-data-looked-at:bg-primary-tint max-md:bg-transparent!';

/** One row: cells side by side, or a card with its labels on a phone. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { id, row, columns, density, href, name, peek, words } = props;
  return (
    <tr
      {...roles.row}
      data-row={id}
      data-looked-at={peek?.isOpen || undefined}
      className={`group max-md:relative max-md:mb-3 max-md:grid max-md:gap-y-1 max-md:rounded-card max-md:border max-md:bg-surface max-md:py-3 max-md:has-checked:border-primary max-md:has-checked:bg-primary-tint ${
        href ? 'cursor-pointer' : ''
      } ${HEIGHT[density]}`}
    >
      {name !== undefined && (
        <td
          {...roles.cell}
          data-no-open
          className={`${CELL} w-10 cursor-default md:sticky md:left-0 md:z-10 max-md:absolute max-md:top-0 max-md:right-0 max-md:w-auto max-md:p-0`}
        >
          <label className="grid place-items-center max-md:size-12">
            <input
              type="checkbox"
              data-select={id}
              aria-label={fillWords(words.selectRow, { name })}
              className="block size-4 accent-primary"
            />
          </label>
        </td>
      )}
      {columns.map((column, index) => (
        <TableCell
          key={column.key}
          column={column}
          isFirst={index === 0}
          hasSelection={name !== undefined}
          words={words}
          content={
            index === 0 ? (
              <RowHead {...{ href, peek, words }}>{orDash(column.render(row))}</RowHead>
            ) : (
              orDash(column.render(row))
            )
          }
        />
      ))}
    </tr>
  );
}

type TableCellProps = {
  column: { key: string; header: string; unit?: string; align?: 'start' | 'end'; canWrap?: boolean };
  isFirst: boolean;
  hasSelection: boolean;
  words: TableWords;
  content: ReactNode;
};

function TableCell({ column, isFirst, hasSelection, words, content }: TableCellProps) {
  const line = column.canWrap ? 'md:min-w-44' : 'md:max-w-90 md:truncate';
  const side = column.align === 'end' ? 'text-right' : 'text-left';
  if (isFirst)
    return (
      <th
        {...roles.rowHead}
        className={`${CELL} ${line} text-left font-medium md:sticky md:z-10 md:border-r md:border-r-line/70 ${hasSelection ? 'max-md:pr-12 md:left-10' : 'md:left-0'}`}
      >
        {content}
      </th>
    );
  return (
    <td
      {...roles.cell}
      className={`${CELL} ${line} ${side} max-md:flex max-md:items-center max-md:justify-between max-md:gap-4 max-md:text-right`}
    >
      <span aria-hidden className="shrink-0 text-small text-ink-3 md:hidden">
        {headOf(column, words)}
      </span>
      <div className={column.canWrap ? 'min-w-0' : 'min-w-0 md:truncate'}>{content}</div>
    </td>
  );
}

type RowHeadProps = { href?: string; peek?: Peek; words: TableWords; children: ReactNode };

/** What the row is called, as the way to its page; beside it the way to look at it from here. */
function RowHead({ href, peek, words, children }: RowHeadProps) {
  if (!href) return children;
  const open = (
    <Link
      href={href}
      prefetch={false}
      scroll={!peek}
      data-open
      className="min-w-0 text-ink underline-offset-4 hover:underline group-hover:underline md:truncate"
    >
      {children}
    </Link>
  );
  if (!peek) return open;
  return (
    <span className="flex items-center justify-between gap-2">
      {open}
      <Link
        href={peek.href}
        prefetch={false}
        scroll={false}
        data-peek
        aria-label={fillWords(words.peek, { name: peek.name })}
        aria-current={peek.isOpen ? 'true' : undefined}
        className="grid size-6 shrink-0 place-items-center rounded-control text-ink-3 opacity-0 hover:bg-pressed hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 group-data-looked-at:opacity-100 max-md:hidden"
      >
        <PanelRight aria-hidden className="size-4" />
      </Link>
    </span>
  );
}

/** A missing value is —, never blank and never 0. */
function orDash(content: ReactNode): ReactNode {
  return content === null || content === undefined || content === '' ? (
    <span className="text-ink-3">—</span>
  ) : (
    content
  );
}
