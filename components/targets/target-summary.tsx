import { getLocale, getTranslations } from 'next-intl/server';
import { MetricTip } from '@/components/metrics/metric-tip';
import { Card } from '@/components/ui/card';
import { Stat } from '@/components/ui/stat';
import { formatCount, formatMoney, formatPercent } from '@/lib/i18n/number-format';
import type { MetricKey } from '@/lib/metrics/metric-dictionary';
import type { Progress } from '@/lib/targets/progress';
import { ProgressBullet } from './progress-bullet';
import { gapText } from './progress-words';

type Summary = { progress: Progress | null; stores: number; aimed: number; through: string };

/** The month of a node in one card: target, made, achieved beside due, and how many stores have no target. */
export async function TargetSummary({ progress, stores, aimed, through }: Summary) {
  const [t, locale] = await Promise.all([getTranslations('targets'), getLocale()]);
  const money = (fen: bigint | null | undefined) => formatMoney(fen, locale, { compact: true });
  const stat = (
    key: 'target' | 'actual' | 'achieved' | 'due',
    metric: MetricKey,
    value: string,
    sub?: string,
  ) => <Stat label={t(`summary.${key}`)} info={<MetricTip metric={metric} />} value={value} sub={sub} />;
  return (
    <Card className="grid gap-5 p-5 max-md:p-4">
      <div className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-4">
        {stat(
          'target',
          'net_target',
          money(progress?.targetFen),
          t('coverage', { aimed: formatCount(aimed, locale), stores: formatCount(stores, locale) }),
        )}
        {stat('actual', 'net_sales', money(progress?.actualFen), t('through', { day: through }))}
        {stat('achieved', 'target_achieved', formatPercent(progress?.achievedBps))}
        {stat(
          'due',
          'target_due',
          formatPercent(progress?.dueBps),
          progress ? gapText(progress, { t, locale }) : undefined,
        )}
      </div>
      {progress ? <ProgressBullet progress={progress} /> : null}
    </Card>
  );
}
