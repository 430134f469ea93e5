import Link from 'next/link';
import type { Locale } from '@/lib/i18n/locale';
import { formatCount, formatDay } from '@/lib/i18n/number-format';
import type { Balance } from '@/lib/metrics/balance';
import type { BalanceWords, Figure } from './balance-table';

type BalanceSheetProps = {
  caption: string;
  locale: Locale;
  /** One line, a period each, oldest first. */
  balances: readonly Balance[];
  words: BalanceWords & { period: string };
  figureHref: (from: string, figure: Figure) => string;
};
type Column = { key: string; label: string; side: 'gained' | 'lost'; cause: string; isRestated: boolean };

function columnsOf(balances: readonly Balance[], words: BalanceWords): Column[] {
  const columns = new Map<string, Column>();
  for (const side of ['gained', 'lost'] as const)
    for (const { cause, isRestated, ...sums } of balances.flatMap((balance) => balance.movements))
      if (sums[side] > 0) {
        const key = `${side}-${cause}-${isRestated}`;
        columns.set(key, { ...{ key, side, cause, isRestated }, label: words.cause(cause, isRestated) });
      }
  return [...columns.values()];
}

const head =
  'sticky top-0 z-10 h-10 border-b bg-surface px-3 font-medium text-ink-2 text-small whitespace-nowrap';
const cell = 'h-10 border-b border-line/70 px-3 text-right whitespace-nowrap';

/** A balance a row: opening, what came by each cause, what went, closing. Each figure is the way to its rows. */
export function BalanceSheet({ caption, locale, balances, words, figureHref }: BalanceSheetProps) {
  const columns = columnsOf(balances, words);
  const line = balances[0]?.line ?? 'identifiable';
  const figure = (amount: number, text: string, from: string, what: Figure) =>
    amount === 0 ? (
      <span className="text-ink-3">{what.cause === undefined ? '0' : '—'}</span>
    ) : (
      <Link href={figureHref(from, what)} className="text-primary underline-offset-4 hover:underline">
        {text}
      </Link>
    );
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="overflow-auto rounded-card border bg-surface md:max-h-[calc(100dvh-220px)]"
    >
      <table className="w-full border-separate border-spacing-0 text-body tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${head} left-0 z-20 text-left`}>
              {words.period}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {words.opening}
            </th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`${head} text-right`}>
                {column.side === 'gained' ? '+ ' : '− '}
                {column.label}
              </th>
            ))}
            <th scope="col" className={`${head} text-right`}>
              {words.closing}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...balances].reverse().map((balance) => (
            <tr key={balance.from} className="hover:bg-hover">
              <th
                scope="row"
                className="sticky left-0 h-10 border-b border-line/70 bg-surface px-3 text-left font-medium whitespace-nowrap"
              >
                {formatDay(balance.from, locale)}
              </th>
              <td className={`${cell} text-ink-2`}>
                {figure(balance.opening, formatCount(balance.opening, locale), balance.from, {
                  ...{ line, side: 'opening' },
                })}
              </td>
              {columns.map((column) => {
                const amount = balance.movements
                  .filter((one) => one.cause === column.cause && one.isRestated === column.isRestated)
                  .reduce((sum, one) => sum + one[column.side], 0);
                const signed = column.side === 'gained' ? amount : -amount;
                return (
                  <td key={column.key} className={cell}>
                    {figure(amount, formatCount(signed, locale, { signed: true }), balance.from, {
                      ...{ line, side: column.side, cause: column.cause, isRestated: column.isRestated },
                    })}
                  </td>
                );
              })}
              <td className={`${cell} font-medium`}>
                {figure(balance.closing, formatCount(balance.closing, locale), balance.from, {
                  ...{ line, side: 'closing' },
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
