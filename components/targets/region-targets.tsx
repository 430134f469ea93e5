import Link from 'next/link';
import { getLocale, getTranslations } from 'next-intl/server';
import type { Column } from '@/components/data-table/column';
import { DataTable } from '@/components/data-table/data-table';
import { readTableWords } from '@/components/data-table/read-table-words';
import { moneyColumn } from '@/components/metrics/money-column';
import { Card, CardHeader } from '@/components/ui/card';
import { formatPercent } from '@/lib/i18n/number-format';
import type { Progress } from '@/lib/targets/progress';
import { AchievedCell } from './achieved-cell';

export type RegionRow = {
  code: string;
  name: string;
  href: string;
  progress: Progress | null;
  lastYearFen: bigint | null;
  stores: number;
  aimed: number;
};

/** The regions below, each a way down. Their targets and the stores' that stand here themselves sum to the node's. */
export async function RegionTargets({ rows }: { rows: RegionRow[] }) {
  const [t, words] = await Promise.all([getTranslations('targets'), readTableWords()]);
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('regions.title')} note={t('regions.note')} />
      <div className="md:[&_section]:rounded-none md:[&_section]:border-x-0 md:[&_section]:border-b-0 max-md:px-4">
        <DataTable<RegionRow>
          caption={t('regions.title')}
          columns={await regionColumns(rows)}
          rows={rows}
          rowKey={(row) => row.code}
          words={words}
          maxHeight="none"
          empty={null}
        />
      </div>
    </Card>
  );
}

async function regionColumns(rows: RegionRow[]): Promise<Column<RegionRow>[]> {
  const [t, locale] = await Promise.all([getTranslations('targets'), getLocale()]);
  const money = moneyColumn(
    rows.flatMap(({ progress, lastYearFen }) => [progress?.targetFen ?? 0n, lastYearFen ?? 0n]),
    locale,
  );
  const end = { align: 'end' as const };
  return [
    {
      ...{ key: 'name', header: t('column.region'), isFixed: true },
      render: (row) => (
        <Link href={row.href} className="underline-offset-4 hover:underline">
          {row.name}
        </Link>
      ),
    },
    {
      key: 'stores',
      header: t('column.coverage'),
      ...end,
      render: (row) => `${row.aimed}/${row.stores}`,
    },
    {
      ...{ key: 'target', header: t('column.target'), unit: money.unit, ...end },
      render: (row) => money.words(row.progress?.targetFen ?? null),
    },
    {
      ...{ key: 'lastYear', header: t('column.lastYear'), unit: money.unit, ...end },
      render: (row) => money.words(row.lastYearFen),
    },
    {
      ...{ key: 'actual', header: t('column.actual'), unit: money.unit, ...end },
      render: (row) => money.words(row.progress?.actualFen ?? null),
    },
    {
      ...{ key: 'achieved', header: t('column.achieved'), width: '168px', ...end },
      render: (row) => <AchievedCell progress={row.progress} />,
    },
    {
      ...{ key: 'due', header: t('column.due'), ...end },
      render: (row) => formatPercent(row.progress?.dueBps, { digits: 0 }),
    },
  ];
}
