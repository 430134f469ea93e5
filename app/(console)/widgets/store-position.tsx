import { getLocale, getTranslations } from 'next-intl/server';
import { formatCount } from '@/lib/i18n/number-format';
import { listRanking } from '@/lib/metrics/queries/ranking';
import type { WidgetProps } from './widget-question';

/** Where the store stands among all that the reader sees; said only where there is anybody to compare with. */
export async function StorePosition({ ctx, question, storeId }: WidgetProps & { storeId: string }) {
  const { range, base } = question;
  const [t, locale, { rows, total }] = await Promise.all([
    getTranslations('overview'),
    getLocale(),
    listRanking(ctx, { node: {}, range, base, by: 'store', metric: 'netFen', limit: 10_000, trendDays: 0 }),
  ]);
  const own = rows.find((row) => row.key === storeId);
  if (total < 2 || !own || own.rank === null) return null;
  const moved = own.rankBefore === null ? '' : t('store.positionMoved', { before: own.rankBefore });
  return (
    <p className="text-small text-ink-2 tabular-nums">
      {t('store.position', { total: formatCount(total, locale), rank: own.rank }) + moved}
    </p>
  );
}
