import type { Locale } from '@/lib/i18n/locale';
import { dayClass, festivalOf } from '@/lib/organization/calendar';
import { type DayRange, eachDay } from '@/lib/time';

export type DayBand = { from: number; to: number; label: string; kind: 'holiday' | 'festival' };

const shopping = [
  ['shopping_618', '618'],
  ['double_11', '11.11'],
  ['double_12', '12.12'],
] as const;

/** Statutory holidays as whole stretches, and the peak days of the shopping festivals, by index in the range. */
export function bandsOf(range: DayRange, locale: Locale): DayBand[] {
  const bands: DayBand[] = [];
  eachDay(range).forEach((day, at) => {
    const { kind, holiday } = dayClass(day);
    const peak = shopping.find(([key]) => festivalOf(key, Number(day.slice(0, 4))).peak === day);
    if (peak) bands.push({ from: at, to: at, label: peak[1], kind: 'festival' });
    if (kind !== 'holiday' || !holiday) return;
    const label = locale === 'en' ? holiday.en : holiday.zh;
    const last = bands.findLast((band) => band.kind === 'holiday');
    if (last && last.label === label && last.to === at - 1) last.to = at;
    else bands.push({ from: at, to: at, label, kind: 'holiday' });
  });
  return bands;
}
