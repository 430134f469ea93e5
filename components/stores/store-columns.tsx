import type { Column } from '@/components/data-table/column';
import { AchievedCell } from '@/components/targets/achieved-cell';
import { findCityByCode } from '@/lib/organization/cities';
import type { StoreStatus } from '@/lib/stores/store-status';
import type { Progress } from '@/lib/targets/progress';
import { StatusMark } from './status-mark';

export type StoreListRow = {
  id: string;
  code: string;
  name: string;
  status: StoreStatus;
  brandName: string;
  regionName: string;
  parentRegionName: string | null;
  cityCode: string | null;
  format: string | null;
  areaM2: string | null;
  openedOn: string | null;
  managerName: string | null;
  progress: Progress | null;
};

const columnKeys = [
  'name',
  'code',
  'status',
  'brand',
  'region',
  'city',
  'achieved',
  'opened',
  'format',
  'area',
  'manager',
] as const;
type ColumnKey = (typeof columnKeys)[number];

/** What may stand in the address of the list. */
export const storeTableRules = {
  sortable: ['name', 'code', 'opened', 'area'],
  // What an import brought comes from its page alone; it has no place in the query form unless it is asked for.
  filters: ['region', 'brand', 'status', 'city', 'format', 'import'],
  columns: [...columnKeys] as string[],
  defaultSort: { key: 'name', isDescending: false },
};
/** Without targets to see, the day of opening stands in the place of the achieved share. */
export const plainColumns = ['name', 'code', 'status', 'brand', 'region', 'city', 'opened'];
/** Seven by default; the others are a choice away. */
export const defaultColumns = ['name', 'code', 'status', 'brand', 'region', 'city', 'achieved'];

/** `面积` without a decimal that says nothing: 120.0 → 120. */
const plainArea = (area: string | null) => (area === null ? null : area.replace(/\.0$/, ''));

export function storeColumns({
  t,
  month,
}: {
  t: (key: ColumnKey) => string;
  /** `2026-11`; null for who may not see targets. */
  month: string | null;
}): Column<StoreListRow>[] {
  const column = (
    key: ColumnKey,
    render: Column<StoreListRow>['render'],
    more = {},
  ): Column<StoreListRow> => ({
    key,
    header: t(key),
    render,
    isSortable: storeTableRules.sortable.includes(key),
    ...more,
  });
  return [
    column('name', (row) => row.name, { isFixed: true, width: '184px' }),
    column('code', (row) => <span className="text-ink-2">{row.code}</span>),
    column('status', (row) => <StatusMark status={row.status} />),
    column('brand', (row) => row.brandName),
    column('region', (row) => [row.parentRegionName, row.regionName].filter(Boolean).join(' / ')),
    column('city', (row) => (row.cityCode ? (findCityByCode(row.cityCode)?.name ?? row.cityCode) : null)),
    ...(month
      ? [
          column('achieved', (row) => <AchievedCell progress={row.progress} />, {
            align: 'end',
            unit: month,
            width: '168px',
          }),
        ]
      : []),
    // The whole day in every row: years apart, a column of 11-21 and 2019-03-01 cannot be read down.
    column('opened', (row) => row.openedOn),
    column('format', (row) => row.format),
    column('area', (row) => plainArea(row.areaM2), { align: 'end', unit: 'm²' }),
    column('manager', (row) => row.managerName),
  ];
}
