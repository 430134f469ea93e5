import type { Day } from '@/lib/time';
import type { ImportRecord } from '../mapping';
import type { RowResult } from '../problem';
import { RowReader, type RowSettings } from '../row-reader';
import { parseMonth } from '../values/month';

/** `store` is a code or name as written; `month` its first day, '' where it cannot be read. */
export type TargetRow = { store: string; month: Day; netFen: bigint };

export function readTarget(record: ImportRecord, settings: RowSettings): RowResult<TargetRow> {
  const row = new RowReader(record, settings);
  row.need('store');
  row.need('month');
  row.need('amount');
  const store = row.text('store');
  const written = row.raw('month');
  const month = written === '' ? null : row.take('month', parseMonth(written, settings.dateOrder));
  const netFen = row.amount('amount');
  return row.result(() => ({ store: store ?? '', month: (month ?? '') as Day, netFen: netFen ?? 0n }));
}
