import type { ChartTable } from './chart-words';

/** The numbers of a chart as a plain table: the accessible path, and what "copy" puts on the clipboard. */
export function ChartTableTwin({ caption, table }: { caption: string; table: ChartTable }) {
  const side = (index: number) =>
    (table.columns[index]?.align ?? (index === 0 ? 'start' : 'end')) === 'end' ? 'text-right' : 'text-left';
  return (
    <table className="w-full border-separate border-spacing-0 text-small tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th
              key={column.label}
              scope="col"
              className={`sticky top-0 border-b bg-surface px-3 py-1.5 font-medium whitespace-nowrap text-ink-2 first-letter:uppercase first:pl-0 last:pr-0 ${side(index)}`}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join(' ')} className="hover:bg-hover">
            {row.map((cell, index) => {
              const look = `border-b border-line/60 px-3 py-1.5 whitespace-nowrap first:pl-0 last:pr-0 ${side(index)}`;
              const key = table.columns[index]?.label ?? index;
              return index === 0 ? (
                <th key={key} scope="row" className={`font-normal text-ink ${look}`}>
                  {cell}
                </th>
              ) : (
                <td key={key} className={look}>
                  {cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
