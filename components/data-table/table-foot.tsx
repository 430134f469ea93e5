import type { Column, SumRow } from './column';
import { roles } from './table-roles';

type TableFootProps = {
  sums: readonly SumRow[];
  // biome-ignore lint/suspicious/noExplicitAny: the foot never looks at a row
  columns: readonly Column<any>[];
  hasSelection: boolean;
};

/** Sums, each saying of what: this page or the whole list. Stays at the bottom while rows scroll. */
export function TableFoot({ sums, columns, hasSelection }: TableFootProps) {
  return (
    <tfoot {...roles.group} className="max-md:block md:sticky md:bottom-0 md:z-20">
      {sums.map((sum) => (
        <tr
          key={sum.label}
          {...roles.row}
          className="max-md:mb-3 max-md:grid max-md:gap-y-1 max-md:rounded-card max-md:border max-md:bg-surface max-md:py-3"
        >
          {hasSelection && (
            <td {...roles.cell} className="border-t bg-surface max-md:hidden md:sticky md:left-0" />
          )}
          {columns.map((column, index) => {
            const look = `h-10 max-md:h-auto px-3 font-medium md:border-t md:bg-surface ${
              column.align === 'end' ? 'text-right' : 'text-left'
            }`;
            if (index === 0)
              return (
                <th
                  key={column.key}
                  {...roles.rowHead}
                  className={`${look} text-ink-2 md:sticky md:border-r md:border-r-line/70 ${hasSelection ? 'md:left-10' : 'md:left-0'}`}
                >
                  {sum.label}
                </th>
              );
            const cell = sum.cells[column.key];
            return (
              <td
                key={column.key}
                {...roles.cell}
                className={`${look} ${cell === undefined ? 'max-md:hidden' : 'max-md:flex max-md:justify-between'}`}
              >
                <span aria-hidden className="text-small font-normal text-ink-3 md:hidden">
                  {column.header}
                </span>
                {cell}
              </td>
            );
          })}
        </tr>
      ))}
    </tfoot>
  );
}
