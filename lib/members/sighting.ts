import type { Day } from '@/lib/time';
import type { IdentityKind } from './identity';

/** A member seen in a fact: who, where and when. */
export type Sighting = {
  identities: { kind: IdentityKind; value: string }[];
  storeId: string;
  occurredAt: string;
  day: Day;
  source: string;
  /** Tie-break of equal instants: source and id of the fact. */
  key: string;
  profile?: { name?: string; gender?: 'female' | 'male' | 'unknown'; birthOn?: string };
};

export type Seen = { at: number; key: string };

/** Whether `a` was before `b`: by instant, then by key, so that the order of arrival never matters. */
export const isEarlier = (a: Seen, b: Seen): boolean => a.at < b.at || (a.at === b.at && a.key < b.key);
