import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { decideDuplicatesAction, keepRowAction } from '@/lib/imports/actions';
import { type Duplicates, KNOWN, REPEATED } from '@/lib/imports/duplicates';
import type { ImportKind } from '@/lib/imports/fields';
import { isUpsertKind } from '@/lib/imports/kinds/upsert-plan';
import type { GridPage, GridRow } from '@/lib/imports/row-grid';
import { stayAt, useActs } from './use-corrections';
import { useFieldName } from './use-problem-words';

type Props = {
  id: string;
  kind: ImportKind;
  page: GridPage;
  duplicates: Duplicates;
  /** Rows by reason, as the last check counted them. */
  counts: Record<string, number>;
  canEdit: boolean;
};
const PAIRS = 4;
const REPEATED_CODES = ['code_repeated', 'target_repeated', 'repeated_skipped'];
const KNOWN_CODES = ['known_changed', 'known_skipped'];

/** Rows with one code, and rows about what is known already: one choice for all, or row by row. */
export function DuplicatePanel(props: Props) {
  const { id, kind, duplicates, counts, page } = props;
  const t = useTranslations('imports.duplicates');
  const act = useActs();
  // The choice shows at once; what it does, when the check has said so.
  const [chosen, setChosen] = useState(duplicates);
  const sum = (codes: string[]) => codes.reduce((total, code) => total + (counts[code] ?? 0), 0);
  const [repeated, known] = [sum(REPEATED_CODES), sum(KNOWN_CODES)];
  if (!isUpsertKind(kind) || repeated + known === 0) return null;
  const decide = async (choice: Partial<Duplicates>) => {
    const next = { ...chosen, ...choice };
    setChosen(next);
    stayAt(page.show);
    if (!(await act(() => decideDuplicatesAction({ id, ...next })))) setChosen(duplicates);
  };
  return (
    <section
      aria-label={t('title')}
      className="grid gap-3 rounded-control border bg-surface px-3 py-2.5 text-small"
    >
      <h2 className="text-h2">{t('title')}</h2>
      {repeated > 0 ? (
        <div className="grid gap-1.5">
          <p className="text-ink-2">{t('repeated')}</p>
          {props.canEdit ? (
            <SegmentedControl
              size="sm"
              label={t('repeated')}
              options={REPEATED.map((value) => ({ value, label: t(`repeatedChoices.${value}`) }))}
              value={chosen.repeated}
              onValueChange={(value) => decide({ repeated: value as Duplicates['repeated'] })}
            />
          ) : null}
          <Pairs {...props} />
        </div>
      ) : null}
      {known > 0 ? (
        <div className="grid gap-1.5">
          <p className="text-ink-2">{t('known', { count: known })}</p>
          {props.canEdit ? (
            <SegmentedControl
              size="sm"
              label={t('known', { count: known })}
              options={KNOWN.map((value) => ({ value, label: t(`knownChoices.${value}`) }))}
              value={chosen.known}
              onValueChange={(value) => decide({ known: value as Duplicates['known'] })}
            />
          ) : null}
          <Changes {...props} />
        </div>
      ) : null}
    </section>
  );
}

/** Every group on the page with its rows side by side. */
function Pairs({ id, page, canEdit, duplicates }: Props) {
  const t = useTranslations('imports.duplicates');
  const act = useActs();
  if (duplicates.repeated !== 'ask') return null;
  const groups = pairsOf(page);
  return (
    <ul className="grid gap-2">
      {groups.slice(0, PAIRS).map(({ code, rows }) => (
        <li key={code} className="grid gap-1.5 rounded-control bg-page px-2.5 py-2">
          <p className="font-medium">{t('pair', { code, lines: rows.map((row) => row.line).join('、') })}</p>
          <Differences columns={page.columns.map((one) => one.name)} rows={rows} />
          {canEdit ? (
            <span className="flex flex-wrap gap-1.5">
              {rows.map((row) => (
                <Button
                  key={row.line}
                  size="sm"
                  onClick={() => act(() => keepRowAction({ id, line: row.line }))}
                >
                  {t('keep', { line: row.line })}
                </Button>
              ))}
            </span>
          ) : null}
        </li>
      ))}
      {groups.length > PAIRS ? (
        <li className="text-ink-2">{t('more', { count: groups.length - PAIRS })}</li>
      ) : null}
    </ul>
  );
}

function Differences({ columns, rows }: { columns: string[]; rows: GridRow[] }) {
  const t = useTranslations('imports.duplicates');
  const different = columns.flatMap((name, at) => {
    const texts = rows.map((row) => row.cells[at]?.text ?? '');
    return new Set(texts).size > 1 ? [{ name, texts }] : [];
  });
  if (different.length === 0) return <p className="text-ink-2">{t('same')}</p>;
  return (
    <dl className="grid gap-1">
      {different.slice(0, 4).map(({ name, texts }) => (
        <div key={name} className="grid grid-cols-[5rem_minmax(0,1fr)] gap-2">
          <dt className="truncate text-ink-2">{name}</dt>
          <dd className="min-w-0">
            {texts.map((text, at) => (
              <span key={rows[at]?.line} className="block break-all">
                <span className="tabular-nums text-ink-2">{rows[at]?.line}</span> {text || '—'}
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Rows of the page that say they repeat an earlier one, with that one. */
function pairsOf(page: GridPage): { code: string; rows: GridRow[] }[] {
  const byLine = new Map(page.rows.map((row) => [row.line, row]));
  const groups = new Map<number, { code: string; rows: GridRow[] }>();
  for (const row of page.rows)
    for (const cell of row.cells)
      for (const { code, params } of cell.problems ?? []) {
        if (!REPEATED_CODES.includes(code) || row.isSkipped) continue;
        const first = Number(params?.line);
        const partner = byLine.get(first);
        const group = groups.get(first) ?? { code: cell.text, rows: partner ? [partner] : [] };
        groups.set(first, { ...group, rows: [...group.rows, row] });
      }
  return [...groups.values()];
}

/** Known things the rows of the page change: what is known beside what the file says. */
function Changes({ kind, page }: Props) {
  const t = useTranslations('imports.duplicates');
  const fieldName = useFieldName(kind);
  const rows = page.rows.flatMap((row) => {
    const found = row.cells.flatMap((cell) => cell.problems ?? []).find((one) => one.before);
    return found?.before ? [{ row, before: found.before }] : [];
  });
  return (
    <ul className="grid gap-2">
      {rows.slice(0, PAIRS).map(({ row, before }) => (
        <li key={row.line} className="grid gap-1 rounded-control bg-page px-2.5 py-2">
          <p className="font-medium">{t('compare', { line: row.line })}</p>
          {Object.entries(before).flatMap(([key, was]) => {
            const field = FIELDS[key] ?? key;
            const name = fieldName(field);
            const at = page.columns.findIndex((column) => column.field === field);
            return name === null || at < 0
              ? []
              : [
                  <p key={key} className="break-all">
                    <span className="text-ink-2">{name}</span> {was === '' ? '—' : was} →{' '}
                    {row.cells[at]?.text}
                  </p>,
                ];
          })}
        </li>
      ))}
    </ul>
  );
}

/** What the nouns call differently from the fields of a file. */
const FIELDS: Record<string, string> = {
  cityCode: 'city',
  managerName: 'manager',
  listPriceFen: 'price',
  netFen: 'amount',
};
