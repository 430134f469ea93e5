import { LoaderCircle } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useRefreshing } from '@/components/layout/use-refreshing';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/cn';
import type { ImportKind } from '@/lib/imports/fields';
import { RunButton } from './import-acts';

export type GridCounts = Record<
  'rows' | 'addedRows' | 'changedRows' | 'unchangedRows' | 'badRows' | 'skippedRows' | 'processedRows',
  number
>;
const SOON_MS = 250;

/** What an import would do now, beside the button that does it. */
export function CheckBar({
  id,
  revision,
  kind,
  counts,
  isChecking,
  canWrite,
}: {
  id: string;
  revision: number;
  kind: ImportKind;
  counts: GridCounts;
  isChecking: boolean;
  canWrite: boolean;
}) {
  const t = useTranslations('imports');
  useRefreshing({ isOn: isChecking, soonMs: SOON_MS });
  const valid = counts.rows - counts.badRows - counts.skippedRows;
  const brings = counts.addedRows + counts.changedRows;
  return (
    <div className="sticky bottom-0 z-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border bg-surface px-4 py-3 shadow-overlay">
      <Figures counts={counts} />
      <span aria-live="polite" className="flex items-center gap-1.5 text-small text-ink-2">
        {isChecking ? (
          <>
            <LoaderCircle aria-hidden className="size-4 animate-spin" />
            {t('check.checking')}
            {counts.processedRows > 0 ? ` · ${t('check.checkingRows', { done: counts.processedRows })}` : ''}
          </>
        ) : counts.badRows > 0 ? (
          t('check.badStay')
        ) : valid > 0 && brings === 0 ? (
          t('check.nothingNote')
        ) : null}
      </span>
      {canWrite ? (
        <span className="ml-auto flex flex-wrap gap-2">
          <ButtonLink href={`/imports/${id}?step=mapping`}>{t('mapping.back')}</ButtonLink>
          {valid > 0 ? <RunButton {...{ id, revision, kind, counts }} isWaiting={isChecking} /> : null}
        </span>
      ) : null}
    </div>
  );
}

function Figures({ counts }: { counts: GridCounts }) {
  const t = useTranslations('imports.counts');
  const format = useFormatter();
  const figures = [
    ['added', counts.addedRows, 'text-good'],
    ['changed', counts.changedRows, 'text-primary'],
    ['unchanged', counts.unchangedRows, ''],
    ['bad', counts.badRows, 'text-bad'],
    ['skipped', counts.skippedRows, ''],
  ] as const;
  return (
    <dl aria-label={t('label')} title={t('sum')} className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      {figures.map(([key, value, tone]) => (
        <div key={key} className="flex items-baseline gap-1.5">
          <dt className="order-2 text-small text-ink-2">{t(key)}</dt>
          <dd className={cn('order-1 text-h2 tabular-nums', value > 0 ? tone : 'text-ink-2')}>
            {format.number(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
