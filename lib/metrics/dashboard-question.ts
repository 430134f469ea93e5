import { festivalsOn } from '@/lib/organization/calendar';
import { addDays, type Day, type DayRange, type Grain, parseDay, presetRange, rangeLength } from '@/lib/time';
import { COMPARISONS, type Comparison, comparisonRange } from './comparison';
import { longestDays, type SortMetric, sortMetrics } from './input';
import type { NodeFilter } from './node';

/** Presets a dashboard offers, in order; `month_to_date` is the default. */
export const dashboardPresets = [
  'yesterday',
  'last7',
  'last28',
  'month_to_date',
  'last_month',
  'quarter_to_date',
  'year_to_date',
  'last_13_months',
] as const;
export type DashboardPreset = (typeof dashboardPresets)[number];

export type DashboardQuestion = {
  readonly node: NodeFilter;
  readonly range: DayRange;
  /** Null for a range picked by hand. */
  readonly preset: DashboardPreset | null;
  readonly comparison: Comparison;
  readonly base: DayRange;
  readonly grain: Grain;
  readonly sort: { readonly metric: SortMetric; readonly isAscending: boolean };
  /** Position in the ranking after which the page begins. */
  readonly after: number;
};

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (params: SearchParams, key: string): string | undefined => {
  const value = Object.hasOwn(params, key) ? params[key] : undefined;
  return (typeof value === 'string' ? value : value?.[0])?.slice(0, 64) || undefined;
};

/**
 * The last day a page counts to. A store is told to the day that is complete for all the reader sees, so that 本月 means the
 * same days here as on the overview and in every rank; one that is late itself, to its own last day.
 */
export function anchorOf({ own, all }: { own: Day | null; all: Day | null }, today: Day): Day {
  const yesterday = addDays(today, -1);
  const [first = yesterday, second = first] = [own, all].filter((day) => day !== null);
  return first < second ? first : second;
}

/** A year on the axis is at most 62 points: days up to two months, weeks up to a year, then months. */
export const grainFor = (range: DayRange): Grain => {
  const days = rangeLength(range);
  return days <= 62 ? 'day' : days <= 400 ? 'week' : 'month';
};

function rangeOf(params: SearchParams, anchor: Day): { range: DayRange; preset: DashboardPreset | null } {
  const from = parseDay(one(params, 'from') ?? '');
  const to = parseDay(one(params, 'to') ?? '');
  if (from && to && from <= to && rangeLength({ from, to }) <= longestDays.month)
    return { range: { from, to }, preset: null };
  const wanted = one(params, 'range');
  const preset = dashboardPresets.find((known) => known === wanted) ?? 'month_to_date';
  // Relative to the last complete day, so that half a day is never compared with a whole one.
  const base = preset === 'yesterday' ? 'today' : preset;
  return { range: presetRange(base, anchor), preset };
}

/**
 * What a dashboard's address asks. Whatever does not fit is dropped and the default stands; `anchor` is the last
 * complete day.
 */
export function parseDashboard(params: SearchParams, anchor: Day): DashboardQuestion {
  const { range, preset } = rangeOf(params, anchor);
  const comparison = COMPARISONS.find((known) => known === one(params, 'compare')) ?? 'previous';
  const [festival] = festivalsOn(range.to);
  const sort = one(params, 'sort') ?? '-netFen';
  const metric = sortMetrics.find((known) => known === sort.replace(/^-/, '')) ?? 'netFen';
  const after = Number(one(params, 'after') ?? 0);
  return {
    node: { region: one(params, 'region'), brand: one(params, 'brand') },
    range,
    preset,
    comparison,
    base: comparisonRange(range, { comparison, festival: festival?.key }),
    grain: grainFor(range),
    sort: { metric, isAscending: !sort.startsWith('-') },
    after: Number.isInteger(after) && after > 0 && after < 1_000_000 ? after : 0,
  };
}

/** The same question at another address, with some of it changed; undefined or '' takes a part away. */
export function dashboardHref(
  path: string,
  { params, change }: { params: SearchParams; change: Readonly<Record<string, string | undefined>> },
): string {
  const query = new URLSearchParams();
  const kept = ['region', 'brand', 'range', 'from', 'to', 'compare', 'sort', 'after', 'grain', 'line'];
  for (const key of kept) {
    const value = key in change ? change[key] : one(params, key);
    if (value) query.set(key, value);
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
