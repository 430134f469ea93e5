import type { Column } from '@/components/data-table/column';
import type { GuideRole } from '@/lib/guides/input';
import type { GuideStatus } from '@/lib/guides/stays';
import { GuideStatusMark } from './guide-status';

export type GuideRow = {
  id: string;
  code: string;
  name: string;
  phone: string | null;
  hiredOn: string | null;
  status: GuideStatus;
  stays: { storeName: string; role: GuideRole; from: string }[];
};

const columnKeys = ['name', 'code', 'stores', 'role', 'phone', 'hired', 'status'] as const;
type ColumnKey = (typeof columnKeys)[number];

/** What may stand in the address of the list. */
export const guideTableRules = {
  sortable: ['name', 'code', 'hired'],
  filters: ['store', 'region', 'role', 'status'],
  columns: [...columnKeys] as string[],
  defaultSort: { key: 'name', isDescending: false },
};

type GuideWords = {
  t: (key: ColumnKey) => string;
  role: (role: GuideRole) => string;
  more: (count: number) => string;
  planned: (from: string) => string;
  today: string;
};

export function guideColumns(words: GuideWords): Column<GuideRow>[] {
  const { t } = words;
  const column = (key: ColumnKey, render: Column<GuideRow>['render'], more = {}): Column<GuideRow> => ({
    key,
    header: t(key),
    render,
    isSortable: guideTableRules.sortable.includes(key),
    ...more,
  });
  return [
    column('name', (row) => row.name, { isFixed: true, width: '160px' }),
    column('code', (row) => <span className="text-ink-2">{row.code}</span>),
    column('stores', (row) => storesOf(row, words)),
    column('role', (row) => [...new Set(row.stays.map((stay) => words.role(stay.role)))].join(' / ')),
    column('phone', (row) => row.phone),
    column('hired', (row) => row.hiredOn),
    column('status', (row) => <GuideStatusMark status={row.status} />),
  ];
}

/** The first store, how many more, and the day when it is still to come. */
function storesOf({ stays }: GuideRow, { more, planned, today }: GuideWords) {
  const [first] = stays;
  if (!first) return null;
  return (
    <span title={stays.map(({ storeName }) => storeName).join('\n')}>
      {first.storeName}
      {stays.length > 1 && <span className="ml-1.5 text-ink-3">{more(stays.length)}</span>}
      {first.from > today && <span className="ml-1.5 text-ink-3">{planned(first.from)}</span>}
    </span>
  );
}
