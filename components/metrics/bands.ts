import type { ChartBand } from '@/components/charts/series';
import type { Locale } from '@/lib/i18n/locale';
import { dayClass, type Festival, type FestivalKey, festivalsOfYear } from '@/lib/organization/calendar';
import { type Day, type DayRange, eachDay } from '@/lib/time';

/** Festivals that retail sells for and that are no days off; their start, peak and end stand in the calendar's table. */
export const SHOPPING_FESTIVALS = [
  'goddess_day',
  'shopping_618',
  'qixi',
  'double_11',
  'double_12',
] as const satisfies readonly FestivalKey[];
export type ShoppingFestival = (typeof SHOPPING_FESTIVALS)[number];

export type CalendarWords = {
  locale: Locale;
  festival: (key: ShoppingFestival) => string;
  /** A weekend worked for a holiday. */
  swapped: (holiday: string) => string;
  peak: (festival: string) => string;
  during: (festival: string) => string;
};

export type CalendarOfChart = {
  bands: ChartBand[];
  /** What lies on each bucket, in words. */
  marks: string[][];
  /** Years in the range whose holidays are not announced: nothing is drawn for them, and that is said. */
  unannounced: number[];
};

const isShopping = (key: FestivalKey): key is ShoppingFestival =>
  (SHOPPING_FESTIVALS as readonly FestivalKey[]).includes(key);

/** Shopping festivals that touch a range. */
function festivalsIn({ from, to }: DayRange): (Festival & { key: ShoppingFestival })[] {
  const years = new Set([Number(from.slice(0, 4)), Number(to.slice(0, 4)), Number(to.slice(0, 4)) + 1]);
  return [...years]
    .flatMap((year) => [...festivalsOfYear(year)])
    .flatMap((festival) => (isShopping(festival.key) ? [{ ...festival, key: festival.key }] : []))
    .filter(({ start, end }) => start <= to && end >= from);
}

/** First and last bucket that touch some days; null where none does. */
function placesOf(buckets: readonly DayRange[], days: DayRange): { from: number; to: number } | null {
  const from = buckets.findIndex((bucket) => bucket.to >= days.from && bucket.from <= days.to);
  const to = buckets.findLastIndex((bucket) => bucket.to >= days.from && bucket.from <= days.to);
  return from < 0 ? null : { from, to };
}

type Stretch = DayRange & { kind: 'holiday' | 'workday'; zh: string; en: string };

/** Holidays and worked weekends as whole stretches of days. */
function stretchesIn(range: DayRange): Stretch[] {
  const found: Stretch[] = [];
  for (const day of eachDay(range)) {
    const { kind, holiday } = dayClass(day);
    if (!holiday || (kind !== 'holiday' && kind !== 'swapped_workday')) continue;
    const last = found.at(-1);
    const isSame = kind === 'holiday' && last?.kind === 'holiday' && last.zh === holiday.zh;
    if (last && isSame && eachDay({ from: last.to, to: day }).length === 2)
      found[found.length - 1] = { ...last, to: day };
    else
      found.push({
        ...{ from: day, to: day, zh: holiday.zh, en: holiday.en },
        kind: kind === 'holiday' ? 'holiday' : 'workday',
      });
  }
  return found;
}

/**
 * The Chinese retail calendar of a chart: bands by index of its buckets, and in words what lies on each. Months have the
 * words only: a band as wide as the picture says nothing.
 */
export function calendarOf(
  {
    range,
    buckets,
    isMonthly = false,
  }: { range: DayRange; buckets: readonly DayRange[]; isMonthly?: boolean },
  words: CalendarWords,
): CalendarOfChart {
  const marks: string[][] = buckets.map(() => []);
  const bands: ChartBand[] = [];
  const put = (days: DayRange, text: string) => {
    const place = placesOf(buckets, days);
    if (place)
      for (let at = place.from; at <= place.to; at++) if (!marks[at]?.includes(text)) marks[at]?.push(text);
    return place;
  };
  for (const { key, start, peak, end } of festivalsIn(range)) {
    const label = words.festival(key);
    const place = placesOf(buckets, { from: start, to: end });
    const top = put({ from: peak, to: peak }, words.peak(label))?.from;
    if (!place) continue;
    for (let at = place.from; at <= place.to; at++) if (at !== top) marks[at]?.push(words.during(label));
    bands.push({ ...place, ...(top === undefined ? {} : { peak: top }), label, kind: 'festival' });
  }
  for (const { kind, from, to, zh, en } of stretchesIn(range)) {
    const name = words.locale === 'en' ? en : zh;
    const place = put({ from, to }, kind === 'holiday' ? name : words.swapped(name));
    if (place) bands.push({ ...place, label: name, kind });
  }
  const isKnown = (year: number) => dayClass(`${year}-01-01` as Day).isAnnounced;
  const years = [...new Set([Number(range.from.slice(0, 4)), Number(range.to.slice(0, 4))])];
  return {
    bands: isMonthly ? [] : bands.sort((a, b) => a.from - b.from),
    marks,
    unannounced: years.filter((year) => !isKnown(year)),
  };
}
