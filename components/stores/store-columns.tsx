import type { Column } from '@/components/data-table/column';
import { findCityByCode } from '@/lib/organization/cities';
import type { StoreStatus } from '@/lib/stores/store-status';
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
};

const columnKeys = [
  'name',
  'code',
  'status',
  'brand',
  'region',
  'city',
  'opened',
  'format',
  'area',
  'manager',
] as const;
type ColumnKey = (typeof columnKeys)[number];

/** What may stand in the address of the list. */
export const storeTableRules = {
  sortable: ['name', 'code', 'opened', 'area'],
  filters: ['region', 'brand', 'status', 'city', 'format'],
  columns: [...columnKeys] as string[],
  defaultSort: { key: 'name', isDescending: false },
};
/** Seven by default; the others are a choice away. */
export const defaultColumns = ['name', 'code', 'status', 'brand', 'region', 'city', 'opened'];

/** `面积` without a decimal that says nothing: 120.0 → 120. */
const plainArea = (area: string | null) => (area === null ? null : area.replace(/\.0$/, ''));

export function storeColumns({ t }: { t: (key: ColumnKey) => string }): Column<StoreListRow>[] {
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
    // The whole day in every row: years apart, a column of 11-21 and 2019-03-01 cannot be read down.
    column('opened', (row) => row.openedOn),
    column('format', (row) => row.format),
    column('area', (row) => plainArea(row.areaM2), { align: 'end', unit: 'm²' }),
    column('manager', (row) => row.managerName),
  ];
}
