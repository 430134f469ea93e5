import { LunarDay, SolarDay } from 'tyme4ts';
import { HOLIDAY_NAMES, STATUTORY_DAYS } from '@/lib/organization/statutory-days';
import {
  addDays,
  type Day,
  type DayRange,
  dayFromNumber,
  dayNumber,
  daysBetween,
  eachDay,
  weekday,
} from '@/lib/time';

/**
 * The Chinese retail calendar. Statutory holidays and swapped working days come from the State Council's
 * yearly lists; a year whose list is not out is not guessed (待公布).
 */
export type DayClass = {
  /** `swapped_workday` is 调休: a weekend that is worked. */
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'swapped_workday';
  /** The statutory holiday that the day belongs to, or is worked for. */
  readonly holiday: { readonly zh: string; readonly en: string } | null;
  /** False where the year's list is not out yet: the kind is then no more than the weekday. */
  readonly isAnnounced: boolean;
};

type StatutoryDay = { readonly kind: 'holiday' | 'swapped_workday'; readonly zh: string };
const STATUTORY = new Map<string, StatutoryDay>(
  Object.entries(STATUTORY_DAYS).flatMap(([year, line]) =>
    line.split('; ').flatMap((entry) => readEntry(year, entry)),
  ),
);

/** `国庆节 1001-1007 +0920 +1010` → its nine days. */
function readEntry(year: string, entry: string): [string, StatutoryDay][] {
  const [zh = '', ...spans] = entry.split(' ');
  const toDay = (text: string) => `${year}-${text.slice(0, 2)}-${text.slice(2)}` as Day;
  return spans.flatMap((span) => {
    if (span.startsWith('+')) return [[toDay(span.slice(1)), { kind: 'swapped_workday', zh }]];
    const [from = '', to = from] = span.split('-');
    return eachDay({ from: toDay(from), to: toDay(to) }).map((day): [string, StatutoryDay] => [
      day,
      { kind: 'holiday', zh },
    ]);
  });
}

export function isAnnouncedYear(year: number): boolean {
  return String(year) in STATUTORY_DAYS;
}

export function dayClass(day: Day): DayClass {
  const isAnnounced = day.slice(0, 4) in STATUTORY_DAYS;
  const listed = STATUTORY.get(day);
  if (listed) {
    return {
      kind: listed.kind,
      holiday: { zh: listed.zh, en: HOLIDAY_NAMES[listed.zh] ?? listed.zh },
      isAnnounced,
    };
  }
  return { kind: weekday(day) > 5 ? 'weekend' : 'workday', holiday: null, isAnnounced };
}

export type LunarDate = {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly isLeapMonth: boolean;
  /** 1–30. */
  readonly day: number;
  /** `正月初一`. */
  readonly text: string;
};

export function lunarDate(day: Day): LunarDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lunar = SolarDay.fromYmd(year, month, date).getLunarDay();
  const lunarMonth = lunar.getLunarMonth();
  return {
    year: lunar.getYear(),
    month: Math.abs(lunar.getMonth()),
    isLeapMonth: lunarMonth.isLeap(),
    day: lunar.getDay(),
    text: lunarMonth.getName() + lunar.getName(),
  };
}

/** The business day of a date of the lunar calendar (not a leap month). */
export function dayOfLunarDate(date: { year: number; month: number; day: number }): Day {
  const solar = LunarDay.fromYmd(date.year, date.month, date.day).getSolarDay();
  return dayFromNumber(Date.UTC(solar.getYear(), solar.getMonth() - 1, solar.getDay()) / 86_400_000);
}

type FestivalRule = { readonly lead: number; readonly tail: number } & (
  | { readonly solar: string }
  | { readonly lunar: readonly [number, number] }
);

/** Peak, and the days a chain sells for it before and after. Our own table: platforms move their dates each year. */
const FESTIVALS = {
  spring_festival: { lunar: [1, 1], lead: 28, tail: 14 },
  valentines: { solar: '02-14', lead: 6, tail: 0 },
  goddess_day: { solar: '03-08', lead: 7, tail: 0 },
  love_day_520: { solar: '05-20', lead: 5, tail: 1 },
  dragon_boat: { lunar: [5, 5], lead: 7, tail: 2 },
  shopping_618: { solar: '06-18', lead: 25, tail: 2 },
  qixi: { lunar: [7, 7], lead: 6, tail: 0 },
  mid_autumn: { lunar: [8, 15], lead: 20, tail: 2 },
  national_day: { solar: '10-01', lead: 3, tail: 6 },
  double_11: { solar: '11-11', lead: 27, tail: 3 },
  double_12: { solar: '12-12', lead: 5, tail: 0 },
  christmas: { solar: '12-25', lead: 10, tail: 0 },
} as const satisfies Record<string, FestivalRule>;

export type FestivalKey = keyof typeof FESTIVALS;
export type Festival = {
  readonly key: FestivalKey;
  readonly start: Day;
  readonly peak: Day;
  readonly end: Day;
};
export const FESTIVAL_KEYS = Object.keys(FESTIVALS) as FestivalKey[];

export function festivalOf(key: FestivalKey, year: number): Festival {
  const rule: FestivalRule = FESTIVALS[key];
  const peak =
    'solar' in rule
      ? (`${year}-${rule.solar}` as Day)
      : dayOfLunarDate({ year, month: rule.lunar[0], day: rule.lunar[1] });
  return { key, start: addDays(peak, -rule.lead), peak, end: addDays(peak, rule.tail) };
}

const years = new Map<number, readonly Festival[]>();

/** The festivals of a year by their peak, in order. Worked out once: the lunar ones cost as much as a query. */
export function festivalsOfYear(year: number): readonly Festival[] {
  const known = years.get(year);
  if (known) return known;
  const festivals = FESTIVAL_KEYS.map((key) => festivalOf(key, year)).sort(
    (a, b) => dayNumber(a.peak) - dayNumber(b.peak),
  );
  years.set(year, festivals);
  return festivals;
}

/** The festivals a day is in, the nearest peak first; the new year's may begin in the old one. */
export function festivalsOn(day: Day): Festival[] {
  const year = Number(day.slice(0, 4));
  return [...festivalsOfYear(year), ...festivalsOfYear(year + 1)]
    .filter(({ start, end }) => start <= day && day <= end)
    .sort((a, b) => Math.abs(daysBetween(a.peak, day)) - Math.abs(daysBetween(b.peak, day)));
}

/** Last year's days at the same distance from the festival's peak (同比, aligned to a lunar or shopping festival). */
export function alignFestival(range: DayRange, key: FestivalKey): DayRange {
  const year = Number(range.to.slice(0, 4));
  const shift = -daysBetween(festivalOf(key, year - 1).peak, festivalOf(key, year).peak);
  return { from: addDays(range.from, shift), to: addDays(range.to, shift) };
}
