import type { Locale } from '@/lib/i18n/locale';
import { formatCount, missing } from '@/lib/i18n/number-format';

export type MoneyColumn = {
  /** In the header: `万元`, `元`, `CN¥ K`, `CN¥`. */
  readonly unit: string;
  readonly words: (fen: bigint | null, isSigned?: boolean) => string;
};

const absolute = (fen: bigint): bigint => (fen < 0n ? -fen : fen);

/** Amounts of one column in one unit, so that lengths can be compared by eye: 万 from ten thousand yuan up, else whole yuan. */
export function moneyColumn(amounts: readonly bigint[], locale: Locale): MoneyColumn {
  const largest = amounts.reduce((max, fen) => (absolute(fen) > max ? absolute(fen) : max), 0n);
  const isLarge = largest >= 10_000_00n;
  const isChinese = locale === 'zh-CN';
  // A tenth of 万 (1,000 yuan) or of K (100 yuan), or one yuan; in fen.
  const step = !isLarge ? 100n : isChinese ? 100_000n : 10_000n;
  const words = (fen: bigint | null, isSigned = false): string => {
    if (fen === null) return missing;
    const steps = (absolute(fen) * 2n + step) / (step * 2n);
    const sign = steps === 0n ? '' : fen < 0n ? '−' : isSigned ? '+' : '';
    return (
      sign + (isLarge ? `${formatCount(steps / 10n, locale)}.${steps % 10n}` : formatCount(steps, locale))
    );
  };
  const unit = isChinese ? (isLarge ? '万元' : '元') : isLarge ? 'CN¥ K' : 'CN¥';
  return { unit, words };
}
