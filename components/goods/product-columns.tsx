import type { Column } from '@/components/data-table/column';
import type { ProductStatus } from '@/lib/goods/input';
import type { Locale } from '@/lib/i18n/locale';
import { formatMoney } from '@/lib/i18n/number-format';
import { ProductStatusMark } from './product-status';

export type ProductRow = {
  id: string;
  code: string;
  name: string;
  brandName: string | null;
  categoryName: string | null;
  listPriceFen: bigint | null;
  status: ProductStatus;
  updatedAt: Date;
};

const columnKeys = ['name', 'code', 'category', 'brand', 'price', 'status', 'updated'] as const;
type ColumnKey = (typeof columnKeys)[number];

/** What may stand in the address of the list. */
export const productTableRules = {
  sortable: ['name', 'code', 'price', 'updated'],
  filters: ['category', 'brand', 'status'],
  columns: [...columnKeys] as string[],
  defaultSort: { key: 'name', isDescending: false },
};
export const defaultProductColumns = ['name', 'code', 'category', 'brand', 'price', 'status'];

export function productColumns(words: {
  t: (key: ColumnKey) => string;
  locale: Locale;
  formatDate: (at: Date) => string;
}): Column<ProductRow>[] {
  const { t, locale, formatDate } = words;
  const column = (key: ColumnKey, render: Column<ProductRow>['render'], more = {}): Column<ProductRow> => ({
    key,
    header: t(key),
    render,
    isSortable: productTableRules.sortable.includes(key),
    ...more,
  });
  return [
    column('name', (row) => row.name, { isFixed: true, width: '200px' }),
    column('code', (row) => <span className="text-ink-2">{row.code}</span>),
    column('category', (row) => row.categoryName),
    column('brand', (row) => row.brandName),
    column('price', (row) => (row.listPriceFen === null ? null : formatMoney(row.listPriceFen, locale)), {
      align: 'end',
    }),
    column('status', (row) => <ProductStatusMark status={row.status} />),
    column('updated', (row) => formatDate(row.updatedAt)),
  ];
}
