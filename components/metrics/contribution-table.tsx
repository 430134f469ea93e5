import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locale';
import { formatMoney, missing } from '@/lib/i18n/number-format';
import { moneyColumn } from '@/lib/metrics/money-column';
import type { ContributionKey, SalesChange, SalesExplanation } from '@/lib/metrics/sales-equation';
import type { ExplainedNode } from '@/lib/metrics/sales-tree';

export type ContributionRow = {
  key: string;
  code: string;
  name: string;
  change: SalesChange;
  explanation: SalesExplanation;
};
type Words = {
  name: string;
  net: string;
  delta: string;
  factor: (key: ContributionKey) => string;
  mix: string;
  mixNote: string;
  total: string;
};
type ContributionTableProps = {
  caption: string;
  locale: Locale;
  rows: readonly ContributionRow[];
  whole: ExplainedNode;
  nameCell: (row: ContributionRow) => ReactNode;
  words: Words;
};

const ORDER: readonly ContributionKey[] = [
  ...(['traffic', 'conversion', 'buyers', 'repurchase', 'orders', 'aov', 'gross'] as const),
  ...(['opened', 'closed', 'refunds'] as const),
];
const ink = (fen: bigint): string => (fen > 0n ? 'text-up' : fen < 0n ? 'text-down' : 'text-ink-3');
const cell = 'border-t border-line/70 py-2 pl-4 text-right whitespace-nowrap';

/** Contributions of the children by factor; with the mix they sum to the node's, to the fen. */
export function ContributionTable({ caption, locale, rows, whole, nameCell, words }: ContributionTableProps) {
  const { explanation, mixFen, mixTotalFen } = whole;
  const all = [explanation, ...rows.map((row) => row.explanation)];
  const keys = ORDER.filter((key) =>
    all.some(({ contributionsFen }) => (contributionsFen[key] ?? 0n) !== 0n),
  );
  const nets = rows.map((row) => row.change.after.grossFen - row.change.after.refundsFen);
  const column = moneyColumn([...nets, ...rows.map((row) => row.explanation.deltaNetFen)], locale);
  const amount = (fen: bigint | undefined) =>
    fen === undefined || fen === 0n ? (
      <span className="text-ink-3">{missing}</span>
    ) : (
      <span className={ink(fen)} title={formatMoney(fen, locale, { signed: true })}>
        {column.words(fen, true)}
      </span>
    );
  const sorted = [...rows].sort((a, b) => (a.explanation.deltaNetFen < b.explanation.deltaNetFen ? -1 : 1));
  const mixOf = (key: ContributionKey): bigint | undefined =>
    key === 'refunds'
      ? undefined
      : key === 'opened' || key === 'closed'
        ? (explanation.contributionsFen[key] ?? 0n) -
          rows.reduce((sum, row) => sum + (row.explanation.contributionsFen[key] ?? 0n), 0n)
        : mixFen[key];
  return (
    <table className="w-full text-small tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-ink-2">
          <th scope="col" className="pb-2 text-left font-medium">
            {words.name}
          </th>
          <th scope="col" className="pb-2 pl-4 text-right font-medium">
            {`${words.net} (${column.unit})`}
          </th>
          <th scope="col" className="pb-2 pl-4 text-right font-medium">
            {words.delta}
          </th>
          {keys.map((key) => (
            <th key={key} scope="col" className="pb-2 pl-4 text-right font-medium">
              {words.factor(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => {
          const net = row.change.after.grossFen - row.change.after.refundsFen;
          return (
            <tr key={row.key}>
              <th
                scope="row"
                className="border-t border-line/70 py-2 text-left font-medium whitespace-nowrap"
              >
                {nameCell(row)}
              </th>
              <td className={cell} title={formatMoney(net, locale)}>
                {column.words(net)}
              </td>
              <td className={`${cell} font-medium`}>{amount(row.explanation.deltaNetFen)}</td>
              {keys.map((key) => (
                <td key={key} className={cell}>
                  {amount(row.explanation.contributionsFen[key])}
                </td>
              ))}
            </tr>
          );
        })}
        {mixTotalFen !== 0n || Object.values(mixFen).some((fen) => fen !== 0n) ? (
          <tr>
            <th
              scope="row"
              className="border-t border-line/70 py-2 text-left font-normal text-ink-2"
              title={words.mixNote}
            >
              {words.mix}
            </th>
            <td className={cell} />
            <td className={cell} />
            {keys.map((key) => (
              <td key={key} className={cell}>
                {amount(mixOf(key))}
              </td>
            ))}
          </tr>
        ) : null}
        <tr className="font-semibold">
          <th scope="row" className="border-t py-2 text-left">
            {words.total}
          </th>
          <td className="border-t" />
          <td className="border-t py-2 pl-4 text-right">{amount(explanation.deltaNetFen)}</td>
          {keys.map((key) => (
            <td key={key} className="border-t py-2 pl-4 text-right whitespace-nowrap">
              {amount(explanation.contributionsFen[key])}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
