import { allocateFen } from '@/lib/money';
import { addDays, type Day, daysBetween } from '@/lib/time';
import { monthRange, type OpenDays } from './day-weights';

/** By what a target is shared among stores: the same month last year, the last three months, or equally. */
export const SPLIT_BASES = ['last_year', 'last_three_months', 'equal'] as const;
export type SplitBasis = (typeof SPLIT_BASES)[number];

/** Shares are multiples of this; what does not divide goes to the largest share. ¥1, ¥100, ¥1,000. */
export const SPLIT_UNITS = [100, 10_000, 100_000] as const;
export type SplitUnit = (typeof SPLIT_UNITS)[number];

export type SplitStore = OpenDays & {
  readonly storeId: string;
  /** Net sales of the basis; null without any. */
  readonly baseFen: bigint | null;
};

/** Days of the month on which a store is open. */
export function openDaysOf(month: Day, { openedOn, closedOn }: OpenDays): number {
  const { from, to } = monthRange(month);
  const first = openedOn !== null && openedOn > from ? openedOn : from;
  const last = closedOn !== null && closedOn <= to ? addDays(closedOn, -1) : to;
  return Math.max(0, daysBetween(first, last) + 1);
}

/**
 * A target shared among stores by largest remainder: the shares sum to it exactly. A store without history counts as a
 * mean one, and one that is open for a part of the month for that part. Nobody open = everybody equal.
 * @returns fen by store, in the order given; empty without stores.
 */
export function splitTarget(
  stores: readonly SplitStore[],
  { totalFen, month, basis, unitFen }: { totalFen: bigint; month: Day; basis: SplitBasis; unitFen: bigint },
): bigint[] {
  if (stores.length === 0) return [];
  const known = stores.flatMap(({ baseFen }) => (baseFen !== null && baseFen > 0n ? [baseFen] : []));
  const mean = known.length > 0 ? known.reduce((a, b) => a + b, 0n) / BigInt(known.length) : 1n;
  const weights = stores.map((store) => {
    const base = basis === 'equal' ? 1n : store.baseFen !== null && store.baseFen > 0n ? store.baseFen : mean;
    return base * BigInt(openDaysOf(month, store));
  });
  const shares = allocateFen(totalFen / unitFen, weights).map((units) => units * unitFen);
  const rest = totalFen % unitFen;
  if (rest === 0n) return shares;
  const largest = shares.reduce((best, share, at) => (share > (shares[best] ?? 0n) ? at : best), 0);
  return shares.map((share, at) => (at === largest ? share + rest : share));
}
