import { Delta } from '@/components/ui/delta';
import type { Locale } from '@/lib/i18n/locale';
import { directionOf, formatCount, formatDelta, formatMoney, missing } from '@/lib/i18n/number-format';
import { changeOf } from '@/lib/metrics/comparison';
import type { MetricPolarity } from '@/lib/metrics/metric-dictionary';

export type ChangeMarkProps = {
  before: bigint | null;
  after: bigint | null;
  unit: 'fen' | 'count' | 'bps';
  polarity: MetricPolarity;
  locale: Locale;
  label?: string;
};

/** How a figure moved: percent with arrow, percentage points for a rate, an amount from a base of 0. */
export function ChangeMark({ before, after, unit, polarity, locale, label }: ChangeMarkProps) {
  const change = changeOf(before, after);
  if (change.kind === 'missing') return <Delta text={missing} good={null} label={label} />;
  const welcome = (isUp: boolean) => (polarity === 'neutral' ? null : isUp === (polarity === 'up'));
  if (unit === 'bps') {
    const direction = directionOf(change.amount, 10n);
    const good = direction === 'flat' || direction === null ? null : welcome(direction === 'up');
    const text = formatDelta(change.amount, { unit: 'pt' });
    return <Delta text={text} good={good} label={label} />;
  }
  if (change.kind === 'amount') {
    const words = unit === 'fen' ? formatMoney : formatCount;
    const text = words(change.amount, locale, { compact: true, signed: true });
    return (
      <Delta text={text} good={change.amount === 0n ? null : welcome(change.amount > 0n)} label={label} />
    );
  }
  const direction = directionOf(change.bps);
  const good = direction === 'flat' || direction === null ? null : welcome(direction === 'up');
  return <Delta text={formatDelta(change.bps)} good={good} label={label} />;
}
