import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locale';
import { formatCount, missing } from '@/lib/i18n/number-format';
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

/** A figure, as the way to its rows where there is one and it is not zero. */
function FigureText({ text, href }: { text: string; href: string | null }): ReactNode {
  if (!href) return text;
  return (
    <Link href={href} className="text-primary underline-offset-4 hover:underline focus-visible:underline">
      {text}
    </Link>
  );
}

type CauseRow = Pick<BalanceTableProps, 'locale' | 'balances' | 'words' | 'figureHref'> & { row: Row };

function CauseLine({ row, balances, locale, words, figureHref }: CauseRow) {
  const { side, cause, isRestated } = row;
  return (
    <tr>
      <th scope="row" className="py-1 pr-3 text-left font-normal text-ink-2">
        {words.cause(cause, isRestated)}
      </th>
      {balances.map((balance) => {
        const amount = amountOf(balance, row);
        const signed = formatCount(side === 'gained' ? amount : -amount, locale, { signed: true });
        const what = { line: balance.line, side, cause, isRestated };
        return (
          <td key={balance.line} className={`py-1 pl-3 text-right ${amount === 0 ? 'text-ink-3' : ''}`}>
            <FigureText
              text={amount === 0 ? missing : signed}
              href={amount === 0 ? null : (figureHref?.(what) ?? null)}
            />
          </td>
        );
      })}
    </tr>
  );
}

/** opening + gained by cause − lost by cause = closing, a column per line. */
export function BalanceTable({ caption, locale, balances, words, figureHref }: BalanceTableProps) {
  const edge = (side: 'opening' | 'closing') => (
    <tr className={side === 'closing' ? 'font-semibold' : 'text-ink-2'}>
      <th scope="row" className="border-t py-1.5 pr-3 text-left font-[inherit]">
        {words[side]}
      </th>
      {balances.map((balance) => (
        <td key={balance.line} className="border-t py-1.5 pl-3 text-right">
          <FigureText
            text={formatCount(balance[side], locale)}
            href={balance[side] === 0 ? null : (figureHref?.({ line: balance.line, side }) ?? null)}
          />
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
          <CauseLine key={row.key} {...{ row, balances, locale, words, figureHref }} />
        ))}
        {edge('closing')}
      </tbody>
    </table>
  );
}
