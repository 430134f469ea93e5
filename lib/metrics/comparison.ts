import { alignFestival, type FestivalKey } from '@/lib/organization/calendar';
import { alignWeekday, type Day, type DayRange, previousPeriod, sameDatesLastYear } from '@/lib/time';

/** 环比, 同比, and 同比 aligned to the weekday or to a festival. */
export const COMPARISONS = ['previous', 'year', 'year_weekday', 'year_festival'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** The range that `range` is compared with; both are shown. `year_festival` without a festival is the same dates. */
export function comparisonRange(
  range: DayRange,
  how: { comparison: Comparison; festival?: FestivalKey },
): DayRange {
  switch (how.comparison) {
    case 'previous':
      return previousPeriod(range);
    case 'year':
      return sameDatesLastYear(range);
    case 'year_weekday':
      return alignWeekday(range);
    case 'year_festival':
      return how.festival ? alignFestival(range, how.festival) : sameDatesLastYear(range);
  }
}

/** A change in percent (basis points) and amount; from a base of 0, or below it, an amount only. */
export type Change =
  | { readonly kind: 'percent'; readonly bps: bigint; readonly amount: bigint }
  | { readonly kind: 'amount'; readonly amount: bigint }
  /** One of the two is missing: shown as `—`. */
  | { readonly kind: 'missing' };

/** From `before` to `after`, rounded half away from zero. */
export function changeOf(before: bigint | null, after: bigint | null): Change {
  if (before === null || after === null) return { kind: 'missing' };
  const amount = after - before;
  return before > 0n
    ? { kind: 'percent', bps: ratioBps(amount, before), amount }
    : { kind: 'amount', amount };
}

/** Fewer observations than this make n/N, not a percentage. */
export const SMALL_SAMPLE = 30n;

export type Rate =
  | { readonly kind: 'rate'; readonly bps: bigint; readonly part: bigint; readonly total: bigint }
  | { readonly kind: 'fraction'; readonly part: bigint; readonly total: bigint }
  | { readonly kind: 'missing' };

/** part ÷ total; missing when there is nothing to divide by. */
export function rateOf(part: bigint | null, total: bigint | null): Rate {
  if (part === null || total === null || total <= 0n) return { kind: 'missing' };
  if (total < SMALL_SAMPLE) return { kind: 'fraction', part, total };
  return { kind: 'rate', bps: ratioBps(part, total), part, total };
}

/** `part ÷ whole` in basis points, half away from zero; whole > 0. */
function ratioBps(part: bigint, whole: bigint): bigint {
  const size = part < 0n ? -part : part;
  const bps = (size * 20_000n + whole) / (whole * 2n);
  return part < 0n ? -bps : bps;
}

/** A change within ±1 % is flat: neither good nor bad, and no cause is looked for. */
export const FLAT_BPS = 100n;

export type StoreCoverage = {
  readonly storeId: string;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  /** Days on which the store's data are known to be missing (a feed that stood still is not a day without sales). */
  readonly gapDays: readonly Day[];
};

export type ExclusionReason = 'not_open_before' | 'closed_since' | 'gap_before' | 'gap_after';
export type LikeForLike = {
  readonly storeIds: readonly string[];
  readonly excluded: readonly { readonly storeId: string; readonly reason: ExclusionReason }[];
};

/** Like-for-like: the stores whose data are complete in both ranges; every other one is listed with its reason. */
export function likeForLike(
  stores: readonly StoreCoverage[],
  ranges: { before: DayRange; after: DayRange },
): LikeForLike {
  const storeIds: string[] = [];
  const excluded: { storeId: string; reason: ExclusionReason }[] = [];
  for (const store of stores) {
    const reason = exclusionReason(store, ranges);
    if (reason === null) storeIds.push(store.storeId);
    else excluded.push({ storeId: store.storeId, reason });
  }
  return { storeIds, excluded };
}

function exclusionReason(
  { openedOn, closedOn, gapDays }: StoreCoverage,
  { before, after }: { before: DayRange; after: DayRange },
): ExclusionReason | null {
  if (openedOn === null || openedOn > before.from) return 'not_open_before';
  if (closedOn !== null && closedOn <= after.to) return 'closed_since';
  if (gapDays.some((day) => isIn(day, before))) return 'gap_before';
  return gapDays.some((day) => isIn(day, after)) ? 'gap_after' : null;
}

function isIn(day: Day, range: DayRange): boolean {
  return range.from <= day && day <= range.to;
}
