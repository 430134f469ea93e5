import 'server-only';
import { listProducts, type ProductLine } from '@/lib/goods/queries/list-products';
import { keysetPages } from '../keyset-pages';
import type { ExportSource } from './source';

export const goodsSource: ExportSource<ProductLine> = {
  columns: ({ goods: { columns, status }, exports: { columns: more } }) => [
    { key: 'name', header: columns.name, type: 'text', value: (row) => row.name },
    { key: 'code', header: columns.code, type: 'text', value: (row) => row.code },
    { key: 'category', header: columns.category, type: 'text', value: (row) => row.categoryName },
    { key: 'brand', header: columns.brand, type: 'text', value: (row) => row.brandName },
    {
      key: 'price',
      header: `${columns.price} ${more.yuan}`,
      type: 'money',
      value: (row) => row.listPriceFen,
    },
    { key: 'status', header: columns.status, type: 'text', value: (row) => status[row.status] },
    { key: 'updated', header: columns.updated, type: 'instant', value: (row) => row.updatedAt },
  ],
  pages: (ctx, { question }) =>
    keysetPages((cursor) =>
      listProducts(ctx, {
        ...{ cursor, search: question.search, sort: question.sort, limit: 1000 },
        ...{ categories: question.filter('category'), brands: question.filter('brand') },
        statuses: question.filter('status'),
      }),
    ),
};
