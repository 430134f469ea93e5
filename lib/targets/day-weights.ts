import { dayClass, festivalsOn } from '@/lib/organization/calendar';
import {
  addDays,
  addMonths,
  bucketRange,
  type Day,
  type DayRange,
  daysBetween,
  eachDay,
  weekday,
} from '@/lib/time';

/** Net sales of a day that has data; a day without rows is not in the list, which is not a day without sales. */
export type DaySales = { readonly day: Day; readonly netFen: bigint };
/** Days a store was there: `closedOn` is the first day it was not. */
export type OpenDays = { readonly openedOn: Day | null; readonly closedOn: Day | null };
/** A part of a whole, kept apart so that money is multiplied once and divided once. */
export type Share = { readonly part: bigint; readonly whole: bigint };

/** Fewer days of last year than this say nothing about a month's shape. */
export const ENOUGH_DAYS = 28;
/** Lunar festivals move by up to a month. */
const AROUND = 35;

export const monthRange = (month: Day): DayRange => bucketRange(month, 'month');

/** The days of a month up to `through`, empty before it began. */
export const soldRange = ({ month, through }: { month: Day; through: Day }): DayRange => {
  const { from, to } = monthRange(month);
  return { from, to: through < to ? through : to };
};

/** Last year's days that a month's days are likened to: the same month and five weeks on either side. */
export function referenceRange(month: Day): DayRange {
  const { from, to } = monthRange(addMonths(month, -12));
  return { from: addDays(from, -AROUND), to: addDays(to, AROUND) };
}

/** `h:国庆节`, `swapped`, or `w1`…`w7`. */
function classOf(day: Day): string {
  const { kind, holiday } = dayClass(day);
  if (kind === 'holiday') return `h:${holiday?.zh}`;
  return kind === 'swapped_workday' ? 'swapped' : `w${weekday(day)}`;
}

/** The festival a day sells for and where in it: its peak, the three days before, the three after, or the run. */
function festivalOf(day: Day): { name: string; isPeak: boolean } {
  const [festival] = festivalsOn(day);
  if (!festival) return { name: '', isPeak: false };
  const distance = daysBetween(festival.peak, day);
  const phase = distance === 0 ? 'peak' : Math.abs(distance) > 3 ? 'run' : distance < 0 ? 'eve' : 'after';
  return { name: `${festival.key}:${phase}`, isPeak: distance === 0 };
}

/** What a day is like, the closest likeness first: the first one last year had a day of is taken. */
export function likenessesOf(day: Day): string[] {
  const kind = classOf(day);
  const festival = festivalOf(day);
  const rest = dayClass(day).kind === 'holiday' || weekday(day) > 5 ? 'rest' : 'work';
  return [`${kind}|${festival.name}`, ...(festival.isPeak ? [`|${festival.name}`] : []), kind, rest, ''];
}

function meansByLikeness(history: readonly DaySales[]): Map<string, bigint> {
  const sums = new Map<string, { fen: bigint; days: bigint }>();
  for (const { day, netFen } of history)
    for (const likeness of new Set(likenessesOf(day))) {
      const sum = sums.get(likeness) ?? { fen: 0n, days: 0n };
      sums.set(likeness, { fen: sum.fen + netFen, days: sum.days + 1n });
    }
  return new Map([...sums].map(([likeness, { fen, days }]) => [likeness, fen / days]));
}

const isOpen = (day: Day, { openedOn, closedOn }: OpenDays): boolean =>
  (openedOn === null || openedOn <= day) && (closedOn === null || day < closedOn);

/**
 * Weight of each day of a month, never below 0: the mean of last year's days of the same type (weekday or statutory
 * holiday, and phase of a festival). The first history that is long enough counts (the store's or region's, then the
 * organization's); without any all days are equal. Days on which the store is not open weigh nothing.
 */
export function dayWeights(
  month: Day,
  { histories, open }: { histories: readonly (readonly DaySales[])[]; open?: OpenDays },
): bigint[] {
  const days = eachDay(monthRange(month));
  const history = histories.find((one) => one.length >= ENOUGH_DAYS);
  const means = history && meansByLikeness(history);
  const openDays = days.map((day) => !open || isOpen(day, open));
  const weights = days.map((day, at) => {
    if (!openDays[at]) return 0n;
    if (!means) return 1n;
    const likeness = likenessesOf(day).find((one) => means.has(one));
    const mean = means.get(likeness ?? '') ?? 0n;
    return mean > 0n ? mean : 0n;
  });
  if (weights.some((weight) => weight > 0n)) return weights;
  return openDays.map((is) => (is ? 1n : 0n));
}

/** Share of the month that is over at the end of `through`, by weight. Nothing to weigh = nothing due. */
export function dueShare(
  weights: readonly bigint[],
  { month, through }: { month: Day; through: Day },
): Share {
  const over = daysBetween(monthRange(month).from, through) + 1;
  const sum = (list: readonly bigint[]) => list.reduce((a, b) => a + b, 0n);
  const whole = sum(weights);
  if (whole === 0n) return { part: 0n, whole: 1n };
  return { part: sum(weights.slice(0, Math.max(0, over))), whole };
}
