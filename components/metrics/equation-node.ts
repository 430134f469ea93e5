import type { EquationNode } from '@/components/charts/equation-tree';
import type { Locale } from '@/lib/i18n/locale';
import {
  directionOf,
  formatCount,
  formatDelta,
  formatMoney,
  formatPercent,
  missing,
} from '@/lib/i18n/number-format';
import type { EquationRow } from '@/lib/metrics/equation-rows';
import type { ContributionKey } from '@/lib/metrics/sales-equation';
import { fenToReal } from '@/lib/money';

type Words = {
  locale: Locale;
  /** The largest contribution by size, for the length of the bars. */
  largest: bigint;
  isFirst: boolean;
  name: (key: ContributionKey) => string;
  word: (key: 'counted' | 'uncounted') => string;
};

/** The value of a factor in words: people and orders as counts, ratios, money. */
function valueWords(key: ContributionKey, value: number | null, locale: Locale): string {
  if (value === null) return missing;
  if (key === 'conversion') return formatPercent(Math.round(value * 10_000));
  if (key === 'repurchase') return value.toFixed(2);
  if (key === 'aov') return formatMoney(Math.round(value), locale);
  if (key === 'gross' || key === 'refunds') return formatMoney(Math.round(value), locale, { compact: true });
  return formatCount(value, locale, { compact: true });
}

function changeWords({ key, before, after }: EquationRow): string {
  if (before === null || after === null || before <= 0) return '';
  if (key === 'conversion') return formatDelta(Math.round((after - before) * 10_000), { unit: 'pt' });
  return formatDelta(Math.round((after / before - 1) * 10_000));
}

/** One factor as the equation tree draws it; `before` is for its table twin. */
export function equationNode(row: EquationRow, words: Words): { node: EquationNode; before: string } {
  const { locale, largest, name, word } = words;
  const signed = (fen: bigint) => formatMoney(fen, locale, { compact: true, signed: true });
  const tone = (fen: bigint) => (fen > 0n ? 'good' : fen < 0n ? 'bad' : 'flat');
  const part = (key: 'counted' | 'uncounted', fen: bigint): EquationNode => ({
    ...{ key, label: word(key), value: '', change: '', contribution: signed(fen) },
    ...{ weight: 0, tone: tone(fen) },
  });
  const isFlat = directionOf(row.contributionFen, 0n) === 'flat';
  return {
    before: valueWords(row.key, row.before, locale),
    node: {
      key: row.key,
      label: name(row.key),
      value: valueWords(row.key, row.after, locale),
      change: changeWords(row),
      contribution: signed(row.contributionFen),
      weight: fenToReal(row.contributionFen) / fenToReal(largest),
      tone: isFlat ? 'flat' : tone(row.contributionFen),
      operator: words.isFirst ? undefined : row.key === 'refunds' ? '−' : '×',
      children: row.parts
        ? [part('counted', row.parts.counted), part('uncounted', row.parts.uncounted)]
        : undefined,
    },
  };
}
