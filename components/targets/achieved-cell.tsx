import { useLocale, useTranslations } from 'next-intl';
import { Bullet } from '@/components/charts/bullet';
import { formatPercent, missing } from '@/lib/i18n/number-format';
import { fenToReal } from '@/lib/money';
import type { Progress } from '@/lib/targets/progress';
import { bulletLabel } from './progress-words';

/** Achieved share with a small bullet and its pace tick; nothing where there is no target. */
export function AchievedCell({ progress }: { progress: Progress | null | undefined }) {
  const t = useTranslations('targets');
  const locale = useLocale();
  if (!progress || progress.achievedBps === null) return missing;
  return (
    <span className="grid min-w-28 grid-cols-[1fr_auto] items-center gap-2">
      <Bullet
        label={bulletLabel(progress, { t, locale })}
        actual={fenToReal(progress.actualFen)}
        due={fenToReal(progress.dueFen)}
        target={fenToReal(progress.targetFen)}
      />
      <span className="min-w-11 text-right tabular-nums">
        {formatPercent(progress.achievedBps, { digits: 0 })}
      </span>
    </span>
  );
}
