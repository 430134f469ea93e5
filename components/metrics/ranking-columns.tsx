import { Sparkline } from '@/components/charts/sparkline';
import type { Column } from '@/components/data-table/column';
import { ChangeMark } from '@/components/metrics/change-mark';
import { AchievedCell } from '@/components/targets/achieved-cell';
import type { Locale } from '@/lib/i18n/locale';
import { formatCount, formatMoney, formatShare, missing } from '@/lib/i18n/number-format';
import type { SortMetric } from '@/lib/metrics/input';
import { aovFen, netFen, type SalesFigures } from '@/lib/metrics/sales-figures';
import type { Progress } from '@/lib/targets/progress';
import { moneyColumn } from './money-column';

/** A row as the ranking read gives it. */
type Row = {
  key: string;
  code: string;
  name: string;
  rank: number | null;
  rankBefore: number | null;
  figures: SalesFigures;
  before: SalesFigures | null;
  peopleNet: number | null;
  trend: (number | null)[];
};
type Question = {
  locale: Locale;
  rows: readonly Row[];
  /** Where a store stands in the month; null where nobody has a target. */
  achieved: ((key: string) => Progress | null) | null;
  words: {
    store: string;
    rank: string;
    net: string;
    change: string;
    orders: string;
    aov: string;
    identified: string;
    peopleNet: string;
    achieved: string;
    trend: string;
    trendOf: (name: string) => string;
  };
};

function RankMark({ row, locale }: { row: Row; locale: Locale }) {
  const moved = row.rank !== null && row.rankBefore !== null ? row.rankBefore - row.rank : null;
  return (
    <span className="inline-flex min-w-16 items-baseline gap-1.5 tabular-nums">
      <span className="min-w-6 text-right font-medium">{row.rank ?? missing}</span>
      {moved ? (
        <span className={`text-note font-medium ${moved > 0 ? 'text-up' : 'text-down'}`}>
          {moved > 0 ? '▲' : '▼'}
          {formatCount(Math.abs(moved), locale)}
        </span>
      ) : null}
    </span>
  );
}

function StoreName({ row }: { row: Row }) {
  return (
    <span className="inline-flex w-full max-w-64 items-baseline gap-2">
      <span className="min-w-0 truncate" title={row.name}>
        {row.name}
      </span>
      <span className="shrink-0 text-note font-normal text-ink-3">{row.code}</span>
    </span>
  );
}

const achievedColumn = (achieved: (key: string) => Progress | null, header: string): Column<Row> => ({
  ...{ key: 'achievedBps', header, align: 'end', isSortable: true, width: '150px' },
  render: (row) => <AchievedCell progress={achieved(row.key)} />,
});

/** Name, rank, sales and their change, orders, AOV, identified share, people growth, trend; every number sortable. */
export function rankingColumns({ locale, words, rows, achieved }: Question): Column<Row>[] {
  const money = moneyColumn(
    rows.map((row) => netFen(row.figures)),
    locale,
  );
  const column = (
    key: SortMetric | 'change',
    header: string,
    render: Column<Row>['render'],
  ): Column<Row> => ({
    ...{ key, header, render, align: 'end', isSortable: key !== 'change' },
  });
  return [
    {
      key: 'name',
      header: words.store,
      isFixed: true,
      width: '216px',
      render: (row) => <StoreName row={row} />,
    },
    {
      key: 'rank',
      header: words.rank,
      align: 'end',
      render: (row) => <RankMark row={row} locale={locale} />,
    },
    {
      ...column('netFen', words.net, (row) => (
        <span title={formatMoney(netFen(row.figures), locale)}>{money.words(netFen(row.figures))}</span>
      )),
      unit: money.unit,
    },
    column('change', words.change, (row) => (
      <ChangeMark
        before={row.before && netFen(row.before)}
        after={netFen(row.figures)}
        {...{ unit: 'fen', polarity: 'up', locale }}
      />
    )),
    ...(achieved ? [achievedColumn(achieved, words.achieved)] : []),
    column('orders', words.orders, (row) => formatCount(row.figures.orders, locale)),
    column('aovFen', words.aov, (row) => (
      <span className="whitespace-nowrap">{formatMoney(aovFen(row.figures), locale)}</span>
    )),
    column('identifiedBps', words.identified, (row) =>
      formatShare(row.figures.identifiedOrders, row.figures.orders),
    ),
    column('peopleNet', words.peopleNet, (row) =>
      row.peopleNet === null ? null : formatCount(row.peopleNet, locale, { signed: true }),
    ),
    {
      key: 'trend',
      header: words.trend,
      width: '116px',
      render: (row) => <Sparkline values={row.trend} label={words.trendOf(row.name)} />,
    },
  ];
}
