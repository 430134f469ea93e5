import type { DayRange } from '@/lib/time';

/** `2026-11-01 – 11-20`, one day once, both years where they differ. */
export function rangeWords({ from, to }: DayRange): string {
  if (from === to) return from;
  return `${from} – ${from.slice(0, 5) === to.slice(0, 5) ? to.slice(5) : to}`;
}
