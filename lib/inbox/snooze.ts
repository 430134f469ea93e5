import { addDays, businessDay, instantAt, weekday } from '@/lib/time';

export const snoozeChoices = ['tomorrow', 'monday'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

const nine = 9 * 3_600;

/** Nine in the morning of tomorrow or of next Monday, on the organization's clocks. */
export function snoozeUntil(choice: SnoozeChoice, { now, timeZone }: { now: Date; timeZone: string }): Date {
  const today = businessDay(now, { timeZone, cutoffHour: 0 });
  const day = choice === 'tomorrow' ? addDays(today, 1) : addDays(today, 8 - weekday(today));
  return new Date(instantAt(day, nine, timeZone));
}
