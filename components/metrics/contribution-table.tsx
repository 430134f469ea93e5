import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locale';
import { formatMoney, missing } from '@/lib/i18n/number-format';
import type { ContributionKey, SalesChange, SalesExplanation } from '@/lib/metrics/sales-equation';
import type { ExplainedNode } from '@/lib/metrics/sales-tree';
import { type MoneyColumn, moneyColumn } from './money-column';

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

type AmountProps = { fen: bigint | undefined; locale: Locale; column: MoneyColumn };

/** A contribution in the table's unit, the whole of it on hover. */
function Amount({ fen, locale, column }: AmountProps) {
  if (!fen) return <span className="text-ink-3">{missing}</span>;
  return (
    <span className={ink(fen)} title={formatMoney(fen, locale, { signed: true })}>
      {column.words(fen, true)}
    </span>
  );
}

type LineProps = {
  name: ReactNode;
  note?: string;
  className?: string;
  net: bigint | null;
  delta: bigint | undefined;
  parts: readonly (readonly [ContributionKey, bigint | undefined])[];
  locale: Locale;
  column: MoneyColumn;
};

function Line({ name, note, className = '', net, delta, parts, locale, column }: LineProps) {
  return (
    <tr className={className}>
      <th
        scope="row"
        title={note}
        className="border-t border-line/70 py-2 text-left font-[inherit] whitespace-nowrap"
      >
        {name}
      </th>
      <td className={cell} title={net === null ? undefined : formatMoney(net, locale)}>
        {net === null ? null : column.words(net)}
      </td>
      <td className={`${cell} font-medium`}>
        {delta === undefined ? null : <Amount fen={delta} {...{ locale, column }} />}
      </td>
      {parts.map(([key, fen]) => (
        <td key={key} className={cell}>
          <Amount {...{ fen, locale, column }} />
        </td>
      ))}
    </tr>
  );
}

const netOf = ({ change }: ContributionRow): bigint => change.after.grossFen - change.after.refundsFen;

/** What the node has of a leaf or factor beyond its children. */
function mixOf(key: ContributionKey, { explanation, mixFen, children }: ExplainedNode): bigint | undefined {
  if (key === 'refunds') return undefined;
  if (key !== 'opened' && key !== 'closed') return mixFen[key];
  const below = children.reduce((sum, child) => sum + (child.explanation.contributionsFen[key] ?? 0n), 0n);
  return (explanation.contributionsFen[key] ?? 0n) - below;
}

const nameWithUnit = (name: string, unit: string, locale: Locale): string =>
  locale === 'en' ? `${name} (${unit})` : `${name}（${unit}）`;

/** Contributions of the children by factor; with the mix they sum to the node's, to the fen. */
export function ContributionTable({ caption, locale, rows, whole, nameCell, words }: ContributionTableProps) {
  const { explanation, mixFen } = whole;
  const all = [explanation, ...rows.map((row) => row.explanation)];
  const keys = ORDER.filter((key) =>
    all.some(({ contributionsFen }) => (contributionsFen[key] ?? 0n) !== 0n),
  );
  const column = moneyColumn([...rows.map(netOf), ...rows.map((row) => row.explanation.deltaNetFen)], locale);
  const sorted = [...rows].sort((a, b) => (a.explanation.deltaNetFen < b.explanation.deltaNetFen ? -1 : 1));
  const partsOf = (of: (key: ContributionKey) => bigint | undefined) =>
    keys.map((key) => [key, of(key)] as const);
  const heads = [nameWithUnit(words.net, column.unit, locale), words.delta, ...keys.map(words.factor)];
  return (
    <table className="w-full text-small tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-ink-2">
          <th scope="col" className="pb-2 text-left font-medium">
            {words.name}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className="pb-2 pl-4 text-right font-medium whitespace-nowrap">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <Line
            key={row.key}
            name={<span className="font-medium">{nameCell(row)}</span>}
            net={netOf(row)}
            delta={row.explanation.deltaNetFen}
            parts={partsOf((key) => row.explanation.contributionsFen[key])}
            {...{ locale, column }}
          />
        ))}
        {Object.values(mixFen).some((fen) => fen !== 0n) ? (
          <Line
            name={<span className="text-ink-2">{words.mix}</span>}
            note={words.mixNote}
            net={null}
            delta={undefined}
            parts={partsOf((key) => mixOf(key, whole))}
            {...{ locale, column }}
          />
        ) : null}
        <Line
          name={words.total}
          className="font-semibold"
          net={null}
          delta={explanation.deltaNetFen}
          parts={partsOf((key) => explanation.contributionsFen[key])}
          {...{ locale, column }}
        />
      </tbody>
    </table>
  );
}
