import type { Day } from '@/lib/time';
import type { ImportRecord } from '../mapping';
import type { RowResult } from '../problem';
import { RowReader, type RowSettings } from '../row-reader';
import { GUIDE_ROLES } from '../values/choice';

/** `store` is a code or name as written. Without a code the phone identifies the guide. */
export type GuideRow = {
  code: string | null;
  name: string;
  phone: string | null;
  store: string;
  role: keyof typeof GUIDE_ROLES;
  hiredOn: Day | null;
  leftOn: Day | null;
};

export function readGuide(record: ImportRecord, settings: RowSettings): RowResult<GuideRow> {
  const row = new RowReader(record, settings);
  row.need('name');
  row.need('store');
  if (row.raw('code') === '' && row.raw('phone') === '') row.refuse('code', 'identity_missing');
  const name = row.text('name', 80);
  const store = row.text('store');
  const values = {
    code: row.code('code'),
    phone: row.phone('phone'),
    role: row.choice('role', GUIDE_ROLES) ?? ('guide' as const),
    hiredOn: row.date('hiredOn'),
    leftOn: row.date('leftOn'),
  };
  if (values.hiredOn && values.leftOn && values.leftOn < values.hiredOn) row.refuse('leftOn', 'date_order');
  return row.result(() => ({ name: name ?? '', store: store ?? '', ...values }));
}
