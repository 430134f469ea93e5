import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locale';
import { formatCount } from '@/lib/i18n/number-format';
import type { AssetLine, Balance } from '@/lib/metrics/balance';

export type Figure = {
  line: AssetLine;
  side: 'opening' | 'gained' | 'lost' | 'closing';
  cause?: string;
  isRestated?: boolean;
};
export type BalanceWords = {
  opening: string;
  closing: string;
  line: (line: AssetLine) => string;
  cause: (cause: string, isRestated: boolean) => string;
};
type BalanceTableProps = {
  caption: string;
  locale: Locale;
  /** One a line, over one period. */
  balances: readonly Balance[];
  words: BalanceWords;
  /** Address of the rows behind a figure. */
  figureHref?: (figure: Figure) => string;
};

type Row = { key: string; side: 'gained' | 'lost'; cause: string; isRestated: boolean };

/** Every cause that any line has, gains before losses, what is ordinary before what is restated. */
function rowsOf(balances: readonly Balance[]): Row[] {
  const rows = new Map<string, Row>();
  for (const side of ['gained', 'lost'] as const)
    for (const movement of balances.flatMap((balance) => balance.movements))
      if (movement[side] > 0) {
        const key = `${side} ${movement.isRestated} ${movement.cause}`;
        rows.set(key, { key, side, cause: movement.cause, isRestated: movement.isRestated });
      }
  return [...rows.values()];
}

const amountOf = (balance: Balance, row: Row): number =>
  balance.movements
    .filter((movement) => movement.cause === row.cause && movement.isRestated === row.isRestated)
    .reduce((sum, movement) => sum + movement[row.side], 0);

/** opening + gained by cause − lost by cause = closing, a column per line. */
export function BalanceTable({ caption, locale, balances, words, figureHref }: BalanceTableProps) {
  const figure = (text: string, what: Figure, isZero: boolean): ReactNode =>
    figureHref && !isZero ? (
      <Link
        href={figureHref(what)}
        scroll={false}
        className="text-primary underline-offset-4 hover:underline focus-visible:underline"
      >
        {text}
      </Link>
    ) : (
      text
    );
  const edge = (side: 'opening' | 'closing') => (
    <tr className={side === 'closing' ? 'font-semibold' : 'text-ink-2'}>
      <th scope="row" className="border-t py-1.5 pr-3 text-left font-[inherit]">
        {words[side]}
      </th>
      {balances.map((balance) => (
        <td key={balance.line} className="border-t py-1.5 pl-3 text-right">
          {figure(formatCount(balance[side], locale), { line: balance.line, side }, balance[side] === 0)}
        </td>
      ))}
    </tr>
  );
  return (
    <table className="w-full text-small tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-note text-ink-3">
          <td />
          {balances.map((balance) => (
            <th key={balance.line} scope="col" className="pb-1.5 pl-3 text-right font-medium">
              {words.line(balance.line)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {edge('opening')}
        {rowsOf(balances).map((row) => (
          <tr key={row.key}>
            <th scope="row" className="py-1 pr-3 text-left font-normal text-ink-2">
              {words.cause(row.cause, row.isRestated)}
            </th>
            {balances.map((balance) => {
              const amount = amountOf(balance, row);
              const text =
                amount === 0
                  ? '—'
                  : formatCount(row.side === 'gained' ? amount : -amount, locale, { signed: true });
              return (
                <td key={balance.line} className={`py-1 pl-3 text-right ${amount === 0 ? 'text-ink-3' : ''}`}>
                  {figure(
                    text,
                    { line: balance.line, side: row.side, cause: row.cause, isRestated: row.isRestated },
                    amount === 0,
                  )}
                </td>
              );
            })}
          </tr>
        ))}
        {edge('closing')}
      </tbody>
    </table>
  );
}
