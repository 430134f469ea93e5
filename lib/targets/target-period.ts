import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { addMonths, asDay, type Day, type DayRange, monthStart } from '@/lib/time';
import { nextTargetSort, TARGET_SORTS, type TargetSort } from './target-rows';

/** The month a pace is told for and the last day that counts. */
export type TargetPeriod = { readonly month: Day; readonly through: Day };

/** A range is paced by the month it ends in, up to its last day that is complete: nothing is due of days without data. */
export function targetPeriod(range: DayRange, completeTo: Day | null): TargetPeriod {
  return {
    month: monthStart(range.to),
    through: completeTo !== null && completeTo < range.to ? completeTo : range.to,
  };
}

export type TargetPage = TargetPeriod & {
  readonly region: string | undefined;
  /** Code of the store after which the list goes on. */
  readonly after: string;
  readonly sort: TargetSort | undefined;
};

const one = (value: string | readonly string[] | undefined): string | undefined =>
  (typeof value === 'string' ? value : value?.[0])?.slice(0, 64) || undefined;

/** The month of an address `2026-11`, or null. */
export function monthOf(text: string | undefined): Day | null {
  return text && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? asDay(`${text}-01`) : null;
}

/** What the page of targets is asked; whatever does not fit is dropped. `anchor` is the last complete day. */
export function parseTargetPage(params: SearchParams, anchor: Day): TargetPage {
  return {
    month: monthOf(one(params.month)) ?? monthStart(anchor),
    through: anchor,
    region: one(params.region),
    after: one(params.after) ?? '',
    sort: TARGET_SORTS.find((known) => known === one(params.sort)),
  };
}

/** The page of targets at another month, region or place; undefined leaves a part out. */
export function targetHref(to: {
  month: Day;
  region?: string;
  after?: string;
  sort?: TargetSort;
  path?: '/settings/targets' | '/settings/targets/split';
}): string {
  const query = new URLSearchParams({ month: to.month.slice(0, 7) });
  if (to.region) query.set('region', to.region);
  if (to.sort) query.set('sort', to.sort);
  if (to.after) query.set('after', to.after);
  return `${to.path ?? '/settings/targets'}?${query.toString()}`;
}

/** Where a page of the table leads: on, back, and to the next order. */
export function pageWays(
  { month, region, sort }: TargetPage,
  { from, prev, next }: { from: number; prev: string | null; next: string | null },
) {
  const at = (after: string | null) => (after === null ? null : targetHref({ month, region, after, sort }));
  const sortHref = targetHref({ month, region, sort: nextTargetSort(sort) });
  return { from, prevHref: at(prev), nextHref: at(next), sort, sortHref };
}

/** The page of targets of a month, beginning with one store: after the place just before its code. */
export const storeTargetHref = ({ code, month }: { code: string; month: Day }): string =>
  targetHref({
    month,
    after: `${code.slice(0, -1)}${String.fromCharCode(code.charCodeAt(code.length - 1) - 1)}~`,
  });

/** Months a person moves among: two back, one ahead of the one shown. */
export const monthsAround = (month: Day): Day[] => [-2, -1, 0, 1].map((step) => addMonths(month, step));

/** `2026-11`: half a year back and a year ahead of today, and the month asked for wherever it is. */
export function monthChoices(month: Day, today: Day): string[] {
  const near = Array.from({ length: 19 }, (_, at) => addMonths(monthStart(today), at - 6));
  return [...new Set([...near, month])].sort().map((one) => one.slice(0, 7));
}
