import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type MouseEvent, useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import type { ImportKind } from '@/lib/imports/fields';
import type { GridPage, GridRow } from '@/lib/imports/row-grid';
import { CellEditor } from './cell-editor';
import { GridRowLine } from './grid-row';
import type { Place, useActiveCell } from './use-active-cell';
import { type Correction, placeOf } from './use-corrections';
import { useFieldName } from './use-problem-words';

type Props = {
  kind: ImportKind;
  page: GridPage;
  known: Record<string, string[]>;
  sent: ReadonlyMap<string, string | null>;
  canEdit: boolean;
  cells: ReturnType<typeof useActiveCell>;
  /** Lines that are right now and stay where they were. */
  kept: ReadonlySet<number>;
  save: (corrections: Correction[]) => void;
};

/** The rows of the file as they would be taken in: arrows move, Enter edits, what is pasted fills cells. */
export function RowGrid(props: Props) {
  const { page, known, cells, sent } = props;
  const t = useTranslations('imports.grid');
  const onPaste = (event: ClipboardEvent) => {
    if (cells.editing || !props.canEdit) return;
    event.preventDefault();
    props.save(pasted(page, cells.active, event.clipboardData.getData('text')));
  };
  const onCopy = (event: ClipboardEvent) => {
    const cell = page.rows[cells.active.row]?.cells[cells.active.column - 1];
    if (cells.editing || !cell || window.getSelection()?.toString()) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', cell.text);
  };
  const sentByLine = useMemo(() => byLine(page.rows, sent), [page.rows, sent]);
  return (
    <div className="max-h-[max(20rem,60dvh)] overflow-auto scroll-pt-16 scroll-pl-40 rounded-control border bg-surface">
      <table
        ref={cells.body}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are moved through and edited
        role="grid"
        aria-label={t('caption')}
        aria-rowcount={page.total + 1}
        aria-colcount={page.columns.length + 1}
        onKeyDown={cells.onKeyDown}
        onClick={(event) => point(event, cells.go)}
        onDoubleClick={(event) => point(event, cells.edit)}
        onPaste={onPaste}
        onCopy={onCopy}
        className="border-separate border-spacing-0 text-small"
      >
        <Head kind={props.kind} page={page} />
        <tbody>
          {page.rows.map((row, at) => (
            <GridRowLine
              key={row.line}
              {...{ row, at, columns: page.columns }}
              isKept={props.kept.has(row.line)}
              active={cells.active.row === at ? cells.active.column : null}
              editing={cells.editing?.row === at ? cells.editing.column : null}
              sent={sentByLine.get(row.line) ?? null}
              editor={cells.editing?.row === at ? <Editor {...props} row={row} /> : null}
            />
          ))}
        </tbody>
      </table>
      {Object.entries(known).map(([field, words]) => (
        <datalist key={field} id={`known-${field}`}>
          {words.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ))}
    </div>
  );
}

/** Texts on their way, by line and column. */
function byLine(rows: GridRow[], sent: ReadonlyMap<string, string | null>) {
  const lines = new Map<number, Map<string, string>>();
  for (const [place, value] of sent) {
    const [line, column = ''] = place.split('\u001f');
    const texts = lines.get(Number(line)) ?? new Map<string, string>();
    if (value !== null) texts.set(column, value);
    lines.set(Number(line), texts);
  }
  return rows.length > 0 ? lines : new Map<number, Map<string, string>>();
}

function point(event: MouseEvent, run: (at: Place) => void): void {
  if ((event.target as HTMLElement).closest('input')) return;
  const at = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at?.split(':');
  if (at) run({ row: Number(at[0]), column: Number(at[1]) });
}

/** What was copied from a spreadsheet, from the active cell on: over columns that are used only. */
function pasted(page: GridPage, { row, column }: Place, text: string): Correction[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.flatMap((line, down) =>
    line.split('\t').flatMap((value, right) => {
      const target = page.rows[row + down];
      const place = page.columns[Math.max(column, 1) - 1 + right];
      if (!target || !place || place.field === null) return [];
      return [{ line: target.line, column: place.name, from: null, value: value.trim() }];
    }),
  );
}

function Editor({ page, row, cells, known, save }: Props & { row: GridRow }) {
  const t = useTranslations('imports.grid');
  const { editing, go, leave } = cells;
  if (!editing) return null;
  const column = page.columns[editing.column - 1];
  const cell = row.cells[editing.column - 1];
  if (!column || !cell) return null;
  const isAnew = cell.isHidden || cell.isCut;
  const before = isAnew ? '' : cell.text;
  return (
    <CellEditor
      key={placeOf(row.line, column.name)}
      label={t('edit', { line: row.line, column: column.name })}
      text={editing.text ?? before}
      isSelected={editing.text === null}
      list={column.field && known[column.field] ? `known-${column.field}` : undefined}
      placeholder={isAnew ? t(cell.isHidden ? 'hidden' : 'cut') : undefined}
      onLeave={leave}
      onKeep={(value, then) => {
        const right = then === 'next' ? 1 : then === 'back' ? -1 : 0;
        if (then === 'stay') cells.close();
        else go({ row: editing.row + (then === 'down' ? 1 : 0), column: editing.column + right });
        if (value !== before) save([{ line: row.line, column: column.name, from: null, value }]);
      }}
    />
  );
}

const head =
  'sticky top-0 z-1 border-r border-b bg-surface px-2 py-1.5 text-left align-bottom whitespace-nowrap';

function Head({ kind, page }: { kind: ImportKind; page: GridPage }) {
  const t = useTranslations('imports.grid');
  const fieldName = useFieldName(kind);
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" aria-colindex={1} className={cn(head, 'left-0 z-3 font-medium text-ink-2')}>
          {t('line')}
        </th>
        {page.columns.map(({ name, field }, i) => (
          <th key={name} scope="col" aria-colindex={i + 2} className={cn(head, field === null && 'bg-page')}>
            <span className={cn('block font-medium', field === null ? 'text-ink-3' : 'text-ink')}>
              {fieldName(field) ?? t('unused')}
            </span>
            <span className="block max-w-50 truncate text-note font-normal text-ink-3" title={name}>
              {name}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
