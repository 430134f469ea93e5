/** A stay of a guide in a store: `to` is the first day no longer there, null = open. */
export type Stay = { from: string; to: string | null };

/** Whether two stays share a day. */
export const overlap = (a: Stay, b: Stay): boolean =>
  (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);

export type StayState = 'now' | 'past' | 'planned';

export function stayState({ from, to }: Stay, today: string): StayState {
  if (from > today) return 'planned';
  return to !== null && to <= today ? 'past' : 'now';
}

export type GuideStatus = 'active' | 'unassigned' | 'left';
export const GUIDE_STATUSES = ['active', 'unassigned', 'left'] as const satisfies readonly GuideStatus[];

/** `leftOn` is the last day at work. */
export function guideStatus(
  guide: { leftOn: string | null; isAssigned: boolean },
  today: string,
): GuideStatus {
  if (guide.leftOn !== null && guide.leftOn < today) return 'left';
  return guide.isAssigned ? 'active' : 'unassigned';
}
