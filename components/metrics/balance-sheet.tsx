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

type SheetRow = Pick<BalanceSheetProps, 'locale' | 'figureHref'> & { columns: readonly Column[] };

/** One period; a figure that is not zero is the way to its rows. */
function PeriodRow({ balance, columns, locale, figureHref }: SheetRow & { balance: Balance }) {
  const { line, from } = balance;
  const figure = (amount: number, text: string, what: Figure) =>
    amount === 0 ? (
      <span className="text-ink-3">{what.cause === undefined ? '0' : '—'}</span>
    ) : (
      <Link href={figureHref(from, what)} className="text-primary underline-offset-4 hover:underline">
        {text}
      </Link>
    );
  const edge = (side: 'opening' | 'closing') =>
    figure(balance[side], formatCount(balance[side], locale), { line, side });
  return (
    <tr className="hover:bg-hover">
      <th
        scope="row"
        className="sticky left-0 h-10 border-b border-line/70 bg-surface px-3 text-left font-medium whitespace-nowrap"
      >
        {formatDay(from, locale)}
      </th>
      <td className={`${cell} text-ink-2`}>{edge('opening')}</td>
      {columns.map(({ key, side, cause, isRestated }) => {
        const amount = balance.movements
          .filter((one) => one.cause === cause && one.isRestated === isRestated)
          .reduce((sum, one) => sum + one[side], 0);
        const text = formatCount(side === 'gained' ? amount : -amount, locale, { signed: true });
        return (
          <td key={key} className={cell}>
            {figure(amount, text, { line, side, cause, isRestated })}
          </td>
        );
      })}
      <td className={`${cell} font-medium`}>{edge('closing')}</td>
    </tr>
  );
}

/** A balance a row: opening, what came by each cause, what went, closing. Each figure is the way to its rows. */
export function BalanceSheet({ caption, locale, balances, words, figureHref }: BalanceSheetProps) {
  const columns = columnsOf(balances, words);
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
            <PeriodRow key={balance.from} {...{ balance, columns, locale, figureHref }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
