import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { findLocale } from '@/lib/i18n/locale';
import { formatMoney } from '@/lib/i18n/number-format';
import type { ImportSummary } from '@/lib/imports/import-report';

export type Counts = {
  rows: number;
  addedRows: number;
  changedRows: number;
  unchangedRows: number;
  badRows: number;
  skippedRows: number;
};

/** All rows of a file by what becomes of them; the four always make up the first. */
export async function RowCounts({ counts, summary }: { counts: Counts; summary: ImportSummary | null }) {
  const [t, format, locale] = await Promise.all([
    getTranslations('imports.counts'),
    getFormatter(),
    getLocale(),
  ]);
  const figures = [
    ['rows', counts.rows, ''],
    ['added', counts.addedRows, 'text-good'],
    ['changed', counts.changedRows, 'text-primary'],
    ['unchanged', counts.unchangedRows, 'text-ink-2'],
    ['bad', counts.badRows, counts.badRows > 0 ? 'text-bad' : 'text-ink-2'],
    ...(counts.skippedRows > 0 ? [['skipped', counts.skippedRows, 'text-ink-2'] as const] : []),
  ] as const;
  const amount =
    summary?.amountFen === undefined
      ? null
      : formatMoney(BigInt(summary.amountFen), findLocale(locale) ?? 'zh-CN');
  return (
    <Card className="px-5 py-4 max-md:px-4">
      <dl
        aria-label={t('label')}
        className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 lg:grid-flow-col lg:auto-cols-fr lg:grid-cols-none"
        title={t('sum')}
      >
        {figures.map(([key, value, tone]) => (
          <div key={key} className="grid gap-0.5">
            <dt className="text-small text-ink-2">{t(key)}</dt>
            <dd className={cn('text-[22px] leading-8 font-semibold tabular-nums', tone)}>
              {format.number(value)}
            </dd>
          </div>
        ))}
      </dl>
      {summary?.orders !== undefined && amount ? (
        <p className="mt-3 border-t pt-3 text-small text-ink-2">
          {t('orders', { orders: summary.orders, amount })}
          {summary.from && summary.to ? ` · ${t('days', { from: summary.from, to: summary.to })}` : ''}
        </p>
      ) : null}
    </Card>
  );
}
