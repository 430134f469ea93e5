import { getLocale, getTimeZone, getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { Badge } from '@/components/ui/status';
import { momentFormat } from '@/lib/i18n/moment-format';
import { formatMoney } from '@/lib/i18n/number-format';
import type { TargetBatch } from '@/lib/targets/target-batch';
import { UndoBatch } from './undo-batch';

/** Who set targets lately, and the way back. Figures are of the stores the reader sees. */
export async function BatchList({ rows, canWrite }: { rows: TargetBatch[]; canWrite: boolean }) {
  const t = await getTranslations('targets.batches');
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('title')} note={t('note')} />
      {rows.length === 0 ? <p className="px-5 pb-5 text-small text-ink-2 max-md:px-4">{t('none')}</p> : null}
      <ul className="divide-y border-t empty:hidden">
        {rows.map((row) => (
          <Batch key={row.id} row={row} canWrite={canWrite} />
        ))}
      </ul>
    </Card>
  );
}

async function Batch({ row, canWrite }: { row: TargetBatch; canWrite: boolean }) {
  const [t, locale, timeZone] = await Promise.all([
    getTranslations('targets.batches'),
    getLocale(),
    getTimeZone(),
  ]);
  const from = row.firstMonth.slice(0, 7);
  const to = row.lastMonth.slice(0, 7);
  const what = [
    t(`kind.${row.kind}`),
    row.regionName ?? row.label,
    from === to ? from : t('months', { from, to }),
  ].filter(Boolean);
  const isUndone = row.undone === row.changes;
  return (
    <li className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5 max-md:px-4">
      <span className="min-w-0 flex-1 basis-60">
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">{what.join(' · ')}</span>
          {isUndone ? <Badge>{t('undone')}</Badge> : null}
          {!isUndone && row.undone > 0 ? (
            <Badge>{t('partly', { undone: row.undone, count: row.changes })}</Badge>
          ) : null}
        </span>
        <span className="block text-note text-ink-3">
          {row.createdByName} · {momentFormat(timeZone, 'minute')(row.createdAt)}
        </span>
      </span>
      <span className="text-small text-ink-2 tabular-nums">
        {t('sum', {
          stores: row.stores,
          sum: formatMoney(row.sumFen, locale, { compact: true }),
        })}
      </span>
      {canWrite && !isUndone ? (
        <UndoBatch id={row.id} what={what.join(' · ')} count={row.changes - row.undone} />
      ) : null}
    </li>
  );
}
