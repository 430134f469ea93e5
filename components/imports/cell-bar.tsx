import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { unanswered } from '@/components/ui/unanswered';
import { keepRowAction, skipRowsAction } from '@/lib/imports/actions';
import type { ImportKind } from '@/lib/imports/fields';
import type { GridPage, GridProblem } from '@/lib/imports/row-grid';
import type { Place } from './use-active-cell';
import { type Correction, stayAt, useActs } from './use-corrections';
import { useFieldName, useProblemWords } from './use-problem-words';

const REPEATED = new Set(['code_repeated', 'target_repeated']);

/** The cell one stands on, in words: what is wrong, what stood there, and what can be done with its row. */
export function CellBar(props: {
  id: string;
  kind: ImportKind;
  page: GridPage;
  active: Place;
  canEdit: boolean;
  save: (corrections: Correction[]) => void;
}) {
  const { page, active } = props;
  const t = useTranslations('imports.grid');
  const row = page.rows[active.row];
  const column = page.columns[active.column - 1] ?? null;
  const cell = row?.cells[active.column - 1] ?? null;
  if (!row) return null;
  const problems = [...(cell?.problems ?? []), ...row.problems];
  const isRepeated = row.cells.some((one) => one.problems?.some(({ code }) => REPEATED.has(code)));
  return (
    <section
      aria-label={t('cell')}
      className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1.5 rounded-control border bg-surface px-3 py-1.5 text-small"
    >
      <p aria-live="polite" className="min-w-0 flex-1 basis-60">
        <b className="font-medium">
          {t('lineOf', { line: row.line })}
          {column ? ` · ${column.name}` : ''}
        </b>
        <Words kind={props.kind} problems={problems} />
        {cell?.was === undefined ? null : (
          <span className="ml-2 text-ink-2">
            {cell.was === '' ? t('wasEmpty') : t('was', { text: cell.was })}
          </span>
        )}
        {column && column.field === null ? <span className="ml-2 text-ink-2">{t('readOnly')}</span> : null}
      </p>
      {props.canEdit ? (
        <span className="flex flex-wrap gap-2">
          {column && cell?.was !== undefined ? (
            <Button
              size="sm"
              icon={<RotateCcw aria-hidden />}
              onClick={() => props.save([{ line: row.line, column: column.name, from: null, value: null }])}
            >
              {t('restore')}
            </Button>
          ) : null}
          <RowActs id={props.id} {...{ row, isRepeated }} show={page.show} />
        </span>
      ) : null}
    </section>
  );
}

function Words({ kind, problems }: { kind: ImportKind; problems: GridProblem[] }) {
  const { reason } = useProblemWords();
  const fieldName = useFieldName(kind);
  return problems.map((one) => (
    <span
      key={`${one.field}.${one.code}`}
      className={one.severity === 'error' ? 'ml-2 text-bad' : 'ml-2 text-ink-2'}
    >
      {[fieldName(one.field), reason(one)].filter(Boolean).join(' · ')}
    </span>
  ));
}

function RowActs({
  id,
  row,
  isRepeated,
  show,
}: {
  id: string;
  row: GridPage['rows'][number];
  isRepeated: boolean;
  show: GridPage['show'];
}) {
  const t = useTranslations('imports.grid');
  const act = useActs();
  const skip = (isSkipped: boolean) => {
    stayAt(show);
    void act(() => skipRowsAction({ id, lines: [row.line], isSkipped }).catch(unanswered));
  };
  return (
    <>
      {isRepeated && !row.isSkipped ? (
        <Button size="sm" onClick={() => act(() => keepRowAction({ id, line: row.line }))}>
          {t('keep')}
        </Button>
      ) : null}
      <Button size="sm" onClick={() => skip(!row.isSkipped)}>
        {row.isSkipped ? t('takeIn') : t('skip')}
      </Button>
    </>
  );
}
