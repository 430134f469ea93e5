import 'server-only';
import { type GuideLine, listGuides } from '@/lib/guides/queries/list-guides';
import { keysetPages } from '../keyset-pages';
import type { ExportSource } from './source';

export const guidesSource: ExportSource<GuideLine> = {
  columns: ({ guides: { columns, status, roles }, exports: { columns: more } }) => [
    { key: 'name', header: columns.name, type: 'text', value: (row) => row.name },
    { key: 'code', header: columns.code, type: 'text', value: (row) => row.code },
    {
      ...{ key: 'stores', header: columns.stores, type: 'text' },
      value: ({ stays }) => stays.map(({ storeName }) => storeName).join('、'),
    },
    {
      ...{ key: 'role', header: columns.role, type: 'text' },
      value: ({ stays }) => [...new Set(stays.map(({ role }) => roles[role]))].join(' / '),
    },
    { key: 'phone', header: columns.phone, type: 'text', value: (row) => row.phone },
    { key: 'hired', header: columns.hired, type: 'day', value: (row) => row.hiredOn },
    { key: 'left', header: more.left, type: 'day', value: (row) => row.leftOn },
    { key: 'status', header: columns.status, type: 'text', value: (row) => status[row.status] },
  ],
  pages: (ctx, { question }) =>
    keysetPages((cursor) =>
      listGuides(ctx, {
        ...{ cursor, search: question.search, sort: question.sort, limit: 1000 },
        ...{ stores: question.filter('store'), regions: question.filter('region') },
        ...{ roles: question.filter('role'), statuses: question.filter('status') },
      }),
    ),
};
