import { dayClass, festivalsOn } from '@/lib/organization/calendar';
import { type Day, daysBetween, weekday } from '@/lib/time';

const byWeekday = [0.86, 0.85, 0.88, 0.92, 1.06, 1.34, 1.28];
const peaks: Record<string, number> = {
  double_11: 1.75,
  shopping_618: 1.55,
  double_12: 1.3,
  national_day: 1.35,
  spring_festival: 1.4,
  valentines: 1.35,
  goddess_day: 1.3,
  love_day_520: 1.35,
  qixi: 1.35,
  mid_autumn: 1.15,
  christmas: 1.25,
  dragon_boat: 1.12,
};

/** How a day compares with a mean one: weekday, statutory holiday, the rise towards a festival's peak. */
export function dayShape(day: Day): number {
  const kind = dayClass(day).kind;
  // `weekday` counts from Monday = 1.
  let shape = byWeekday[(weekday(day) + 6) % 7] ?? 1;
  if (kind === 'holiday') shape = Math.max(shape, 1.42);
  if (kind === 'swapped_workday') shape = 0.9;
  const festival = festivalsOn(day)[0];
  if (festival) {
    const distance = Math.abs(daysBetween(festival.peak, day));
    shape *= 1 + ((peaks[festival.key] ?? 1.1) - 1) * Math.exp(-distance / 3);
  }
  return shape;
}
