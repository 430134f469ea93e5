import type { ImportRecord } from '../mapping';
import type { RowResult } from '../problem';
import { RowReader, type RowSettings } from '../row-reader';

/**
 * A paid order, or one line of it when several rows carry the same `id`. `id` null = the file has none, row-identity.ts
 * makes one. `paidAt` in milliseconds since 1970 UTC; 0 fen is an order too.
 */
export type OrderRow = {
  id: string | null;
  paidAt: number;
  amountFen: bigint;
  store: string;
  phone: string | null;
  cardNo: string | null;
  posId: string | null;
  guide: string | null;
  units: number | null;
  channel: string | null;
  sku: string | null;
};

const UNITS = { min: 0, max: 1_000_000 };

export function readOrder(record: ImportRecord, settings: RowSettings): RowResult<OrderRow> {
  const row = new RowReader(record, settings);
  row.need('paidAt');
  row.need('amount');
  row.need('store');
  const id = row.code('id');
  const paidAt = row.instant('paidAt');
  const amountFen = row.amount('amount');
  const store = row.text('store');
  const phone = row.mobile('phone');
  const cardNo = row.code('cardNo');
  const posId = row.code('posId');
  const guide = row.text('guide');
  const units = row.count('units', UNITS);
  const channel = row.text('channel', 60);
  const sku = row.code('sku');
  return row.result(() => ({
    id,
    paidAt: paidAt ?? 0,
    amountFen: amountFen ?? 0n,
    store: store ?? '',
    phone,
    cardNo,
    posId,
    guide,
    units,
    channel,
    sku,
  }));
}
