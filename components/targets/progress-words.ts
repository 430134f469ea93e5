import type { Locale } from '@/lib/i18n/locale';
import { formatMoney, formatPercent } from '@/lib/i18n/number-format';
import type { Progress } from '@/lib/targets/progress';

type Words = (key: 'bulletLabel' | 'ahead' | 'behind' | 'onPace', values: Record<string, string>) => string;

/** `达成 71.3%，应达 76.2%，目标 ¥4,720万`, for the bullet and for ears. */
export function bulletLabel(progress: Progress, { t, locale }: { t: Words; locale: Locale }): string {
  return t('bulletLabel', {
    achieved: formatPercent(progress.achievedBps),
    due: formatPercent(progress.dueBps),
    target: formatMoney(progress.targetFen, locale, { compact: true }),
  });
}

/** `落后 ¥236.0万`, `领先 ¥12.0万`, or on pace within a thousandth of the target. */
export function gapText(progress: Progress, { t, locale }: { t: Words; locale: Locale }): string {
  const size = progress.gapFen < 0n ? -progress.gapFen : progress.gapFen;
  const amount = formatMoney(size, locale, { compact: true });
  if (size * 1_000n <= progress.targetFen) return t('onPace', { amount });
  return t(progress.gapFen < 0n ? 'behind' : 'ahead', { amount });
}
