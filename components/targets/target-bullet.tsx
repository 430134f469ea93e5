import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { MetricTip } from '@/components/metrics/metric-tip';
import { formatMoney, formatPercent } from '@/lib/i18n/number-format';
import type { Progress } from '@/lib/targets/progress';
import { ProgressBullet } from './progress-bullet';
import { gapText } from './progress-words';

type TargetBulletProps = {
  /** `2026-11`. */
  month: string;
  progress: Progress | null;
  /** Where the targets of this place and month stand. */
  href: string;
  /** How targets come in: by file, or on their page; null for who may not set any. */
  way: { kind: 'import' | 'set'; href: string } | null;
};

const link = 'text-primary underline-offset-4 hover:underline';

/** Achieved against the target of the month with a tick at what is due, or the way to a target. */
export async function TargetBullet({ month, progress, href, way }: TargetBulletProps) {
  const [t, locale] = await Promise.all([getTranslations('targets'), getLocale()]);
  if (!progress)
    return (
      <p className="flex flex-wrap items-baseline gap-x-3 text-small text-ink-2">
        {t('card.missing', { month })}
        {way ? (
          <Link href={way.href as '/settings/targets'} className={link}>
            {t(way.kind === 'import' ? 'import' : 'setOne')}
          </Link>
        ) : (
          <span className="text-ink-3">{t('card.ask')}</span>
        )}
      </p>
    );
  return (
    <div className="grid gap-1">
      <ProgressBullet progress={progress} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-small tabular-nums">
        <span className="inline-flex items-center gap-1 font-medium">
          {t('card.achieved', { achieved: formatPercent(progress.achievedBps) })}
          <MetricTip metric="target_achieved" />
        </span>
        <span className="inline-flex items-center gap-1">
          {t('card.due', { due: formatPercent(progress.dueBps) })}
          <MetricTip metric="target_due" />
        </span>
        <span className="text-ink-2">{gapText(progress, { t, locale })}</span>
      </div>
      <p className="text-note text-ink-3">
        <Link href={href as '/settings/targets'} className="underline-offset-4 hover:underline">
          {t('card.title', { month })}
        </Link>{' '}
        {formatMoney(progress.targetFen, locale, { compact: true })}
      </p>
    </div>
  );
}
