import type { Day } from '@/lib/time';
import type { ImportRecord } from '../mapping';
import type { RowResult } from '../problem';
import { RowReader, type RowSettings } from '../row-reader';
import { GENDERS, YES_NO } from '../values/choice';

/** How a member is known: any one or more. Phones are E.164. */
export type WhoRow = {
  phone: string | null;
  cardNo: string | null;
  posId: string | null;
  unionid: string | null;
  externalUserId: string | null;
};

/** `joinedAt` in milliseconds since 1970 UTC; `store` and `guide` as written; `smsConsent` null = not said. */
export type MemberRow = {
  who: WhoRow;
  name: string | null;
  gender: keyof typeof GENDERS | null;
  birthday: Day | null;
  store: string;
  joinedAt: number | null;
  guide: string | null;
  channel: string | null;
  smsConsent: boolean | null;
};

export function readMember(record: ImportRecord, settings: RowSettings): RowResult<MemberRow> {
  const row = new RowReader(record, settings);
  row.need('store');
  const who: WhoRow = {
    phone: row.mobile('phone'),
    cardNo: row.code('cardNo'),
    posId: row.code('posId'),
    unionid: row.code('unionid'),
    externalUserId: row.code('externalUserId'),
  };
  const isKnown = Object.keys(who).some((field) => row.raw(field) !== '');
  if (!isKnown) row.refuse('phone', 'identity_missing');
  const store = row.text('store');
  const consent = row.choice('smsConsent', YES_NO);
  const values = {
    name: row.text('name', 60),
    gender: row.choice('gender', GENDERS),
    birthday: row.date('birthday'),
    joinedAt: row.instant('joinedAt'),
    guide: row.text('guide'),
    channel: row.text('channel', 60),
  };
  return row.result(() => ({
    who,
    store: store ?? '',
    ...values,
    smsConsent: consent === null ? null : consent === 'yes',
  }));
}
