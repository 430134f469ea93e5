import 'server-only';
import { validate as isUuid } from 'uuid';
import { listStoreOrders, type StoreOrder } from '@/lib/orders/queries/list-store-orders';
import { parseDay } from '@/lib/time';
import type { ExportSource } from './source';

/** Orders of one store in a range: `store=<id>&from=2026-11-01&to=2026-11-20`. */
export const ordersSource: ExportSource<StoreOrder> = {
  columns: ({ exports: { columns: more, yes, no } }) => [
    { key: 'id', header: more.order, type: 'text', value: (row) => row.id },
    { key: 'source', header: more.source, type: 'text', value: (row) => row.source },
    { key: 'at', header: more.paidAt, type: 'instant', value: (row) => row.occurredAt },
    { key: 'amount', header: `${more.amount} ${more.yuan}`, type: 'money', value: (row) => row.amountFen },
    {
      key: 'refunded',
      header: `${more.refunded} ${more.yuan}`,
      type: 'money',
      value: (row) => row.refundedFen,
    },
    { key: 'units', header: more.units, type: 'number', value: (row) => row.units },
    { key: 'member', header: more.member, type: 'text', value: (row) => (row.isIdentified ? yes : no) },
    { key: 'voided', header: more.voided, type: 'text', value: (row) => (row.isVoided ? yes : no) },
    { key: 'guide', header: more.guide, type: 'text', value: (row) => row.guideName },
    { key: 'channel', header: more.channel, type: 'text', value: (row) => row.channel },
  ],
  async *pages(ctx, { question: { field } }) {
    const [storeId, from, to] = [
      field('store') ?? '',
      parseDay(field('from') ?? ''),
      parseDay(field('to') ?? ''),
    ];
    if (!isUuid(storeId) || !from || !to) return;
    let cursor: string | undefined;
    do {
      const page = await listStoreOrders(ctx, { storeId, range: { from, to }, cursor, limit: 1000 });
      yield page.rows;
      cursor = page.next ?? undefined;
    } while (cursor);
  },
};
