import { addDays, type Day, weekday } from '@/lib/time';

/** Minutes after midnight of the day the interval belongs to; `to` beyond 1440 is past midnight. */
export type OpenInterval = { readonly from: number; readonly to: number };
/** Index 0 = Monday … 6 = Sunday; an empty list is closed. */
export type WeeklyHours = readonly (readonly OpenInterval[])[];
/** A day that differs: a holiday with hours of its own, or none. */
export type HoursException = { readonly day: Day; readonly intervals: readonly OpenInterval[] };

export type HoursErrorCode = 'unreadable' | 'bad_time' | 'empty_interval' | 'too_long' | 'overlap';
export type ParsedHours = { ok: true; intervals: OpenInterval[] } | { ok: false; code: HoursErrorCode };

const DAY_MINUTES = 1440;

/**
 * Reads the hours of one day: `10:00-14:00,17:00-22:00`, `18:00–02:00` (past midnight), `全天`, `24小时`,
 * `休息`. Also full width, `至`, `~`, `、`, `;`. `00:00-24:00` and `00:00-00:00` are the whole day.
 */
export function parseDayHours(text: string): ParsedHours {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (/^(休息|闭店|不营业|closed|-|—)$/i.test(plain)) return { ok: true, intervals: [] };
  if (/^(全天|24小时|24h)$/i.test(plain)) return { ok: true, intervals: [{ from: 0, to: DAY_MINUTES }] };
  const intervals: OpenInterval[] = [];
  for (const piece of plain.split(/[,;、]/)) {
    const match = /^(\d{1,2}):(\d{2})(?:-|–|—|~|〜|至|到)(\d{1,2}):(\d{2})$/.exec(piece);
    if (!match) return { ok: false, code: 'unreadable' };
    const [from, end] = [minutesOf(match[1], match[2]), minutesOf(match[3], match[4])];
    if (from === null || end === null || from === DAY_MINUTES) return { ok: false, code: 'bad_time' };
    if (from === end && from !== 0) return { ok: false, code: 'empty_interval' };
    intervals.push({ from, to: end <= from ? end + DAY_MINUTES : end });
  }
  const code = checkIntervals(intervals);
  return code ? { ok: false, code } : { ok: true, intervals: [...intervals].sort((a, b) => a.from - b.from) };
}

function minutesOf(hours: string | undefined, minutes: string | undefined): number | null {
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) > 59 || total > DAY_MINUTES ? null : total;
}

function checkIntervals(intervals: readonly OpenInterval[]): HoursErrorCode | null {
  const sorted = [...intervals].sort((a, b) => a.from - b.from);
  for (const [index, { from, to }] of sorted.entries()) {
    if (from < 0 || from >= DAY_MINUTES) return 'bad_time';
    if (to <= from) return 'empty_interval';
    if (to - from > DAY_MINUTES) return 'too_long';
    const next = sorted[index + 1];
    if (next && next.from < to) return 'overlap';
  }
  return null;
}

export type WeekProblem = { readonly weekday: number; readonly code: HoursErrorCode };

/** Every problem of a week, by weekday (1 = Monday): within a day, and where a night runs into the next morning. */
export function checkWeek(week: WeeklyHours): WeekProblem[] {
  const problems: WeekProblem[] = [];
  for (let index = 0; index < 7; index++) {
    const code = checkIntervals(week[index] ?? []);
    const last = Math.max(0, ...(week[(index + 6) % 7] ?? []).map((interval) => interval.to - DAY_MINUTES));
    if (code) problems.push({ weekday: index + 1, code });
    else if ((week[index] ?? []).some(({ from }) => from < last))
      problems.push({ weekday: index + 1, code: 'overlap' });
  }
  return problems;
}

/** The intervals that begin on a day: its exception, else its weekday's. */
export function hoursOn(
  day: Day,
  hours: { week: WeeklyHours; exceptions: readonly HoursException[] },
): readonly OpenInterval[] {
  const exception = hours.exceptions.find((candidate) => candidate.day === day);
  return exception ? exception.intervals : (hours.week[weekday(day) - 1] ?? []);
}

/** Whether the store is open at a local minute (0–1439) of a calendar day; last night's late hours count. */
export function isOpenAt(
  at: { day: Day; minute: number },
  hours: { week: WeeklyHours; exceptions: readonly HoursException[] },
): boolean {
  const covers = (intervals: readonly OpenInterval[], minute: number) =>
    intervals.some(({ from, to }) => from <= minute && minute < to);
  return (
    covers(hoursOn(at.day, hours), at.minute) ||
    covers(hoursOn(addDays(at.day, -1), hours), at.minute + DAY_MINUTES)
  );
}

/** `10:00–14:00, 17:00–02:00`; times past midnight on the next day's clock, the end of the day as 24:00. */
export function formatIntervals(intervals: readonly OpenInterval[]): string {
  return intervals.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
}

function clock(minute: number): string {
  const shown = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** One line of a summary: consecutive weekdays (1 = Monday) with the same hours. Words are the screen's. */
export type HoursSummaryPart = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'open' | 'all_day' | 'closed';
  /** The clock times of kind `open`, else empty. */
  readonly times: string;
};

export function summarizeWeek(week: WeeklyHours): HoursSummaryPart[] {
  const parts: HoursSummaryPart[] = [];
  for (let index = 0; index < 7; index++) {
    const intervals = week[index] ?? [];
    const isAllDay = intervals.length === 1 && intervals[0]?.from === 0 && intervals[0].to === DAY_MINUTES;
    const kind = intervals.length === 0 ? 'closed' : isAllDay ? 'all_day' : 'open';
    const times = kind === 'open' ? formatIntervals(intervals) : '';
    const last = parts.at(-1);
    if (last && last.kind === kind && last.times === times)
      parts[parts.length - 1] = { ...last, to: index + 1 };
    else parts.push({ from: index + 1, to: index + 1, kind, times });
  }
  return parts;
}
