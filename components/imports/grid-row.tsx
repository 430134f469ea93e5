import { CircleAlert, CircleCheck, CircleSlash, Clock, Pencil, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { GridCell, GridColumn, GridProblem, GridRow } from '@/lib/imports/row-grid';
import { useProblemWords } from './use-problem-words';

export type RowStatus = 'bad' | 'warn' | 'fixed' | 'right' | 'skipped' | 'ok' | 'saving';
const LEFT_OUT = new Set(['repeated_skipped', 'known_skipped']);
const QUIET = new Set(['known_changed']);

/** What becomes of a row, in one word. */
export function statusOf(row: GridRow, isSaving: boolean): RowStatus {
  if (isSaving) return 'saving';
  const all = [...row.problems, ...row.cells.flatMap((cell) => cell.problems ?? [])];
  if (row.isSkipped || all.some((one) => LEFT_OUT.has(one.code))) return 'skipped';
  if (all.some((one) => one.severity === 'error')) return 'bad';
  if (all.some((one) => !QUIET.has(one.code))) return 'warn';
  return row.cells.some((cell) => cell.was !== undefined) ? 'fixed' : 'ok';
}

const MARKS: Record<RowStatus, { icon: ReactNode; tone: string }> = {
  bad: { icon: <CircleAlert aria-hidden />, tone: 'text-bad' },
  warn: { icon: <TriangleAlert aria-hidden />, tone: 'text-warn' },
  fixed: { icon: <Pencil aria-hidden />, tone: 'text-primary' },
  right: { icon: <CircleCheck aria-hidden />, tone: 'text-good' },
  skipped: { icon: <CircleSlash aria-hidden />, tone: 'text-ink-2' },
  saving: { icon: <Clock aria-hidden />, tone: 'text-ink-2' },
  ok: { icon: null, tone: '' },
};

type Props = {
  row: GridRow;
  at: number;
  columns: GridColumn[];
  /** The column with the focus, null on other rows; 0 is the line number. */
  active: number | null;
  /** The column being edited. */
  editing: number | null;
  /** By column name: texts on their way. */
  sent: ReadonlyMap<string, string> | null;
  /** Was bad when the list was opened, and is not any more. */
  isKept: boolean;
  editor: ReactNode;
};

/** One row of the file: its line and what becomes of it, then its cells. */
export const GridRowLine = memo(function GridRowLine(props: Props) {
  const { row, at, columns, active, editing, sent, editor, isKept } = props;
  const t = useTranslations('imports.grid');
  const found = statusOf(row, sent !== null);
  const status = isKept && (found === 'ok' || found === 'fixed') ? 'right' : found;
  const isOut = status === 'skipped';
  return (
    <tr aria-rowindex={row.place + 1} className="group">
      <th
        scope="row"
        data-at={`${at}:0`}
        tabIndex={active === 0 ? 0 : -1}
        aria-colindex={1}
        className={cn(
          'sticky left-0 z-2 h-9 border-r border-b bg-surface px-2 py-1.5 text-left align-top font-normal whitespace-nowrap outline-offset-[-2px] focus-visible:outline-2 focus-visible:outline-primary',
          active !== null && 'bg-hover',
        )}
      >
        <span className="inline-block min-w-8 text-right leading-5 tabular-nums text-ink-2">{row.line}</span>
        {status === 'ok' ? null : (
          <span
            className={cn(
              'ml-2 inline-flex items-center gap-1 align-top text-note [&_svg]:size-3.5',
              MARKS[status].tone,
            )}
          >
            <span className="flex h-5 items-center">{MARKS[status].icon}</span>
            <span className="leading-5">{t(`status.${status}`)}</span>
          </span>
        )}
      </th>
      {columns.map((column, i) => (
        <Cell
          key={column.name}
          {...{ cell: row.cells[i] ?? { text: '' }, isOut, isUsed: column.field !== null }}
          at={`${at}:${i + 1}`}
          index={i + 2}
          isActive={active === i + 1}
          sent={sent?.get(column.name)}
        >
          {editing === i + 1 ? editor : null}
        </Cell>
      ))}
    </tr>
  );
});

function Cell(props: {
  cell: GridCell;
  at: string;
  index: number;
  isActive: boolean;
  isOut: boolean;
  isUsed: boolean;
  sent: string | undefined;
  children: ReactNode;
}) {
  const { cell, sent, isOut, isUsed } = props;
  const t = useTranslations('imports.grid');
  const { reason } = useProblemWords();
  const shown = sent === undefined && !isOut ? worst(cell.problems) : null;
  const was = cell.was === undefined ? null : cell.was === '' ? t('wasEmpty') : t('was', { text: cell.was });
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: cells that are moved through and edited
      role="gridcell"
      data-at={props.at}
      tabIndex={props.isActive ? 0 : -1}
      aria-colindex={props.index}
      aria-invalid={shown?.severity === 'error' || undefined}
      aria-readonly={!isUsed || undefined}
      title={[shown && reason(shown), was].filter(Boolean).join('\n') || undefined}
      className={cn(
        'relative h-9 max-w-60 min-w-20 cursor-cell border-r border-b px-2 py-1 align-top outline-offset-[-2px] focus:outline-2 focus:outline-primary',
        !isUsed && 'bg-page text-ink-3',
        isOut && 'text-ink-3 line-through',
        (sent !== undefined || (cell.was !== undefined && !shown)) && 'bg-primary-tint/60',
        shown?.severity === 'warning' && !QUIET.has(shown.code) && 'bg-warn-tint',
        shown?.severity === 'error' && 'bg-bad-tint',
      )}
    >
      <Text {...{ text: sent ?? cell.text, problem: shown, was: sent === undefined ? was : null }} />
      {props.children}
    </td>
  );
}

const worst = (problems: GridProblem[] | undefined): GridProblem | null =>
  problems?.find((one) => one.severity === 'error') ?? problems?.[0] ?? null;

function Text({ text, problem, was }: { text: string; problem: GridProblem | null; was: string | null }) {
  const t = useTranslations('imports.grid');
  const { short } = useProblemWords();
  const isQuiet = problem === null || QUIET.has(problem.code);
  return (
    <>
      <span className="block truncate leading-6">
        {text === '' && !isQuiet ? <span className="text-ink-2">{t('blank')}</span> : text}
        {was ? <span className="sr-only">{` ${was}`}</span> : null}
      </span>
      {problem && !isQuiet ? (
        <span
          className={cn(
            'flex min-w-28 items-start gap-1 pb-0.5 text-note [&_svg]:mt-0.75 [&_svg]:size-3 [&_svg]:shrink-0',
            problem.severity === 'error' ? 'text-bad' : 'text-warn',
          )}
        >
          {problem.severity === 'error' ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
          <span className="line-clamp-2">{short(problem)}</span>
        </span>
      ) : null}
    </>
  );
}
