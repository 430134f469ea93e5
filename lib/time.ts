/**
 * Days, weeks and ranges of days. A `Day` is a business day of an organization, `YYYY-MM-DD`: text that
 * sorts, groups and compares by itself, and never passes through the machine's own time zone.
 */

declare const dayBrand: unique symbol;
export type Day = string & { readonly [dayBrand]: true };
/** Both ends belong to the range. */
export type DayRange = { readonly from: Day; readonly to: Day };
export type Grain = 'day' | 'week' | 'month';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The day, or null when the text is not a real calendar day of the years 1900–9999. */
export function parseDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900') return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as Day) : null;
}

/** For text that the code itself wrote. @throws RangeError when it is no day. */
export function asDay(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new RangeError(`not a day: ${text.slice(0, 20)}`);
  return day;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

export function dayFromNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as Day;
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** `to − from`; 0 for the same day, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

export function monthStart(day: Day): Day {
  return `${day.slice(0, 7)}-01` as Day;
}

export function monthEnd(day: Day): Day {
  return addDays(addMonths(monthStart(day), 1), -1);
}

/** The same date so many months on; a date that month lacks becomes its last day (31 Jan + 1 → 28 Feb). */
export function addMonths(day: Day, months: number): Day {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / 12);
  const last = new Date(Date.UTC(year, (month % 12) + 1, 0)).getUTCDate();
  const date = Math.min(Number(day.slice(8, 10)), last);
  return `${String(year).padStart(4, '0')}-${pad(month - year * 12 + 1)}-${pad(date)}` as Day;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** ISO 8601 week: the week belongs to the year that holds its Thursday. */
export function isoWeek(day: Day): { year: number; week: number } {
  const thursday = addDays(weekStart(day), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1 };
}

/** Number of days in the range. */
export function rangeLength(range: DayRange): number {
  return daysBetween(range.from, range.to) + 1;
}

export function eachDay(range: DayRange): Day[] {
  const first = dayNumber(range.from);
  return Array.from({ length: Math.max(0, rangeLength(range)) }, (_, index) => dayFromNumber(first + index));
}

/** First day of the day, week or month that holds `day`: the key its numbers are stored under. */
export function bucketStart(day: Day, grain: Grain): Day {
  if (grain === 'day') return day;
  return grain === 'week' ? weekStart(day) : monthStart(day);
}

/** The whole day, week or month that holds `day`. */
export function bucketRange(day: Day, grain: Grain): DayRange {
  const from = bucketStart(day, grain);
  if (grain === 'day') return { from, to: from };
  return { from, to: grain === 'week' ? addDays(from, 6) : monthEnd(from) };
}

/** All buckets the range touches, in order; whole ones, so the first and the last may reach beyond the range. */
export function eachBucket(range: DayRange, grain: Grain): DayRange[] {
  const buckets: DayRange[] = [];
  for (let day = range.from; day <= range.to; ) {
    const bucket = bucketRange(day, grain);
    buckets.push(bucket);
    day = addDays(bucket.to, 1);
  }
  return buckets;
}

/** The period of equal length that ends the day before. */
export function previousPeriod(range: DayRange): DayRange {
  return { from: addDays(range.from, -rangeLength(range)), to: addDays(range.from, -1) };
}

/** The same dates one year earlier; 29 Feb becomes 28 Feb. */
export function sameDatesLastYear(range: DayRange): DayRange {
  return { from: addMonths(range.from, -12), to: addMonths(range.to, -12) };
}

/** The same weekdays last year: 52 whole weeks back, so Saturdays meet Saturdays. */
export function alignWeekday(range: DayRange): DayRange {
  return { from: addDays(range.from, -364), to: addDays(range.to, -364) };
}

export const RANGE_PRESETS = [
  'today',
  'yesterday',
  'last7',
  'last28',
  'month_to_date',
  'last_month',
  'quarter_to_date',
  'year_to_date',
  'last_13_months',
] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** `anchor` is the last day of every to-date range: today, or the day up to which data are complete. */
export function presetRange(preset: RangePreset, anchor: Day): DayRange {
  const month = monthStart(anchor);
  switch (preset) {
    case 'today':
      return { from: anchor, to: anchor };
    case 'yesterday':
      return { from: addDays(anchor, -1), to: addDays(anchor, -1) };
    case 'last7':
      return { from: addDays(anchor, -6), to: anchor };
    case 'last28':
      return { from: addDays(anchor, -27), to: anchor };
    case 'month_to_date':
      return { from: month, to: anchor };
    case 'last_month':
      return { from: addMonths(month, -1), to: addDays(month, -1) };
    case 'quarter_to_date':
      return { from: addMonths(month, -((Number(month.slice(5, 7)) - 1) % 3)), to: anchor };
    case 'year_to_date':
      return { from: `${anchor.slice(0, 4)}-01-01` as Day, to: anchor };
    case 'last_13_months':
      return { from: addMonths(month, -12), to: anchor };
  }
}

export type DayClock = { readonly timeZone: string; readonly cutoffHour: number };

/**
 * The business day of an instant: its date on the organization's wall clock, `cutoffHour` hours late
 * (with cut-off 4, what happens at 03:59 still belongs to yesterday). The same as SQL's
 * `((at at time zone zone) - make_interval(hours => cutoff))::date`.
 * @throws RangeError on an unknown time zone or an invalid instant.
 */
export function businessDay(instant: Date | number, clock: DayClock): Day {
  const at = typeof instant === 'number' ? instant : instant.getTime();
  if (!Number.isFinite(at)) throw new RangeError('businessDay: not an instant');
  const zone = zoneOffsets(clock.timeZone);
  const number = Math.floor((at + zone.offsetAt(at) - clock.cutoffHour * HOUR_MS) / DAY_MS);
  return zone.dayText(number);
}

/**
 * The instant (ms since 1970 UTC) at which the wall clock of the zone shows this day and so many seconds after midnight.
 * A time that a clock change skips is taken with the offset before it, one that occurs twice as one of both.
 */
export function instantAt(day: Day, seconds: number, timeZone: string): number {
  const zone = zoneOffsets(timeZone);
  const wall = dayNumber(day) * DAY_MS + seconds * 1000;
  return wall - zone.offsetAt(wall - zone.offsetAt(wall));
}

/** Hostile instants must not grow the memory of what was computed without end. */
const CACHE_LIMIT = 50_000;

type ZoneOffsets = { offsetAt(at: number): number; dayText(number: number): Day };
const zones = new Map<string, ZoneOffsets>();

/**
 * Asking Intl costs microseconds, so its answers are kept: one offset per UTC day, or, on a day the zone
 * changes its clock, one per quarter of an hour (all of today's zones change at a quarter).
 */
function zoneOffsets(timeZone: string): ZoneOffsets {
  const known = zones.get(timeZone);
  if (known) return known;
  const ask = intlOffset(timeZone);
  const byDay = new Map<number, number | null>();
  const byQuarter = new Map<number, number>();
  const texts = new Map<number, Day>();
  const made: ZoneOffsets = {
    offsetAt(at) {
      const day = Math.floor(at / DAY_MS);
      let offset = byDay.get(day);
      if (offset === undefined) {
        const start = ask(day * DAY_MS);
        offset = start === ask((day + 1) * DAY_MS) ? start : null;
        remember(byDay, day, offset);
      }
      return offset ?? recall(byQuarter, Math.floor(at / 900_000), (quarter) => ask(quarter * 900_000));
    },
    dayText: (number) => recall(texts, number, dayFromNumber),
  };
  zones.set(timeZone, made);
  return made;
}

function recall<T>(cache: Map<number, T>, key: number, make: (key: number) => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  remember(cache, key, made);
  return made;
}

function remember<T>(cache: Map<number, T>, key: number, value: T): void {
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, value);
}

/** Wall clock minus UTC, in milliseconds. */
function intlOffset(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
}
