import type { ReactNode } from 'react';
import { ChartTableTwin } from './chart-table-twin';
import { ChartViews } from './chart-views';
import type { ChartTable, ChartWords } from './chart-words';

export type ChartFrameProps = {
  /** A finding or a question, never the bare name of a metric. */
  title: string;
  words: ChartWords;
  /** The twin. Without it the card has no tools. */
  table?: ChartTable;
  /** Both date ranges, scope: printed under the title and on the exported picture. */
  filters?: string;
  legend?: ReactNode;
  /** `数据截至 08:00`, a source, a caution. */
  note?: ReactNode;
  /** Definition button and the like, right of the title. */
  info?: ReactNode;
  /** Instead of a picture: nothing to show, or too few observations; says why and what to do next. */
  instead?: { title: string; text?: string; action?: ReactNode };
  /** Further tools, before the common ones. */
  tools?: ReactNode;
  /** `false` where the picture is not drawn by this kit (trees). */
  png?: boolean;
  level?: 2 | 3;
  children: ReactNode;
};

/** The card around every chart: title, tools (table twin, copy, picture), legend, note, and its two empty states. */
export function ChartFrame(props: ChartFrameProps) {
  const {
    title,
    words,
    table,
    filters,
    legend,
    note,
    info,
    instead,
    tools,
    png = true,
    level = 2,
    children,
  } = props;
  const footer = note ? (
    <p data-note className="mt-3 text-note text-ink-3">
      {note}
    </p>
  ) : null;
  const picture = instead ? (
    <div className="grid min-h-40 place-content-center justify-items-center gap-1 px-4 py-8 text-center">
      <p className="font-medium text-ink">{instead.title}</p>
      {instead.text && <p className="max-w-96 text-small text-ink-2">{instead.text}</p>}
      {instead.action && <div className="mt-3">{instead.action}</div>}
    </div>
  ) : (
    <>
      {legend && <div className="mb-2">{legend}</div>}
      {children}
    </>
  );
  return (
    <ChartViews
      title={title}
      filters={filters}
      info={info}
      level={level}
      words={words}
      tools={tools}
      png={png && !instead}
      picture={picture}
      footer={footer}
      table={table && !instead ? <ChartTableTwin caption={title} table={table} /> : null}
    />
  );
}
