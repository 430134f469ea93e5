import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { MetricTip } from '@/components/metrics/metric-tip';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { formatCount, formatPercent, missing } from '@/lib/i18n/number-format';
import type { Progress } from '@/lib/targets/progress';
import type { TargetSort } from '@/lib/targets/target-rows';
import { AchievedCell } from './achieved-cell';
import { TargetEdit } from './target-edit';

export type StoreRow = {
  storeId: string;
  code: string;
  name: string;
  targetFen: bigint | null;
  actualFen: bigint | null;
  lastYearFen: bigint | null;
  progress: Progress | null;
};
type StoreTargetsProps = {
  rows: StoreRow[];
  /** `2026-11`. */
  month: string;
  total: number;
  /** Place of the first row among all, from 1. */
  from: number;
  canWrite: boolean;
  prevHref: string | null;
  nextHref: string | null;
  sort: TargetSort | undefined;
  /** What a press on the head of the achieved share asks for. */
  sortHref: string;
};

/** The stores of a node with their targets, each edited in its place. */
export async function StoreTargets(props: StoreTargetsProps) {
  const [t, c, words] = await Promise.all([
    getTranslations('targets'),
    getTranslations('common'),
    readTableWords(),
  ]);
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('stores.title', { count: props.total })}
        note={props.canWrite && t('stores.note')}
      />
      <div className="md:[&_section]:rounded-none md:[&_section]:border-x-0 md:[&_section]:border-b-0 max-md:px-4">
        <DataTable<StoreRow>
          caption={t('stores.caption')}
          columns={await storeColumns(props)}
          rows={props.rows}
          rowKey={(row) => row.storeId}
          sort={props.sort ? { key: 'achieved', isDescending: props.sort === '-achieved' } : null}
          sortHref={() => props.sortHref}
          words={words}
          maxHeight="none"
          empty={
            <EmptyState
              kind="no-match"
              level={3}
              title={t('stores.noneTitle')}
              cause={t('stores.noneCause')}
            />
          }
        />
      </div>
      {props.prevHref || props.nextHref ? (
        <div className="px-5 py-3 max-md:px-4">
          <Pagination
            label={t('stores.pages')}
            count={c('rangeOfTotal', {
              from: props.from,
              to: props.from + props.rows.length - 1,
              count: props.total,
            })}
            prevHref={props.prevHref}
            nextHref={props.nextHref}
            prevLabel={c('prevPage')}
            nextLabel={c('nextPage')}
          />
        </div>
      ) : null}
    </Card>
  );
}

async function storeColumns({ month, canWrite }: StoreTargetsProps) {
  const [t, locale] = await Promise.all([getTranslations('targets'), getLocale()]);
  const yuan = locale === 'en' ? 'CN¥' : '元';
  // Whole yuan, whatever the size: a target is read to be set.
  const money = (fen: bigint | null) => (fen === null ? missing : formatCount(fen / 100n, locale));
  const amount = (key: 'lastYear' | 'actual', fenOf: (row: StoreRow) => bigint | null) => ({
    ...{ key, header: t(`column.${key}`), unit: yuan, align: 'end' as const },
    render: (row: StoreRow) => money(fenOf(row)),
  });
  return [
    {
      ...{ key: 'name', header: t('column.store'), isFixed: true, width: '216px' },
      render: (row: StoreRow) => (
        <span className="inline-flex max-w-64 items-baseline gap-2">
          <Link
            href={`/stores/${row.storeId}`}
            className="min-w-0 truncate underline-offset-4 hover:underline"
          >
            {row.name}
          </Link>
          <span className="shrink-0 text-note font-normal text-ink-3">{row.code}</span>
        </span>
      ),
    },
    {
      ...{
        key: 'target',
        header: t('column.target'),
        unit: yuan,
        align: 'end' as const,
        width: '168px',
      },
      render: (row: StoreRow) =>
        canWrite ? (
          <TargetEdit
            key={`${row.storeId} ${month}`}
            store={{ code: row.code, name: row.name }}
            {...{ month, fen: row.targetFen === null ? null : String(row.targetFen) }}
            shown={money(row.targetFen)}
          />
        ) : (
          money(row.targetFen)
        ),
    },
    amount('lastYear', (row) => row.lastYearFen),
    amount('actual', (row) => row.actualFen),
    {
      ...{ key: 'achieved', header: t('column.achieved'), width: '168px', align: 'end' as const },
      ...{ isSortable: true, info: <MetricTip metric="target_achieved" /> },
      render: (row: StoreRow) => <AchievedCell progress={row.progress} />,
    },
    {
      ...{ key: 'due', header: t('column.due'), align: 'end' as const },
      info: <MetricTip metric="target_due" />,
      render: (row: StoreRow) => formatPercent(row.progress?.dueBps, { digits: 0 }),
    },
  ];
}
