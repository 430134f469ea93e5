import { type Day, parseDay } from '@/lib/time';
import { type Parsed, parsed, refused } from '../problem';

/** Which part of 3/4/2026 is the month. `auto` reads what can be only one way and asks about the rest. */
export type DateOrder = 'auto' | 'ymd' | 'mdy' | 'dmy';
/** `seconds` after midnight, null without a time; `offset` in minutes when the cell names its zone. */
export type Moment = { day: Day; seconds: number | null; offset: number | null };

const NUMBERS = /^(\d{1,4})\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,4})日?(?:[T\s,]\s*(.+))?$/i;
const TIME =
  /^(上午|下午|晚上|中午|凌晨|am|pm)?\s*(\d{1,2})(?:[:：时点](\d{1,2}))?(?:[:：分](\d{1,2})(?:[.,]\d+)?)?[分秒]?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED =
  /^(?:(\d{1,2})[-\s]([a-z]{3})[a-z]*[-\s,]+(\d{4})|([a-z]{3})[a-z]*\s(\d{1,2}),?\s(\d{4}))(?:[T\s,]\s*(.+))?$/i;
const DAY_SECONDS = 86_400;

/**
 * A date, with or without a time, in the forms files hold: 19970101, 2026/1/2, 2026年1月2日 下午3:05, 20260102190653,
 * 1/13/2026, 2 Jan 2026, ISO 8601 with offset, Excel serials, Unix seconds and milliseconds. Years 1900–2100.
 */
export function parseMoment(text: string, order: DateOrder = 'auto'): Parsed<Moment> {
  const usual = fromUsual(text);
  if (usual !== null) return usual;
  const match = NUMBERS.exec(text);
  if (match) return fromNumbers(match, order);
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromDigits(text);
  const named = NAMED.exec(text);
  if (!named) return refused('date_unreadable');
  const month = MONTHS.indexOf((named[2] ?? named[4] ?? '').toLowerCase()) + 1;
  return dated(Number(named[3] ?? named[6]), month, Number(named[1] ?? named[5]), named[7]);
}

/** `2026-01-02`, `2026/01/02 19:06`, `2026-01-02 19:06:53` without regular expressions: most of a million rows. */
function fromUsual(text: string): Parsed<Moment> | null {
  const { length } = text;
  if (length !== 10 && length !== 16 && length !== 19) return null;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (i === 4 || i === 7) {
      if (unit !== 45 && unit !== 47) return null;
    } else if (i === 10) {
      if (unit !== 32 && unit !== 84) return null;
    } else if (i === 13 || i === 16) {
      if (unit !== 58) return null;
    } else if (unit < 48 || unit > 57) return null;
  }
  const two = (at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  const year = two(0) * 100 + two(2);
  if (two(5) < 1 || two(5) > 12 || two(8) < 1 || two(8) > monthLength(year, two(5)))
    return refused('date_not_real');
  const day =
    text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45
      ? text.slice(0, 10)
      : text.slice(0, 10).replaceAll('/', '-');
  if (length === 10) return withDay(day, null, null);
  const second = length === 19 ? two(17) : 0;
  if (two(11) > 23 || two(14) > 59 || second > 59) return refused('time_unreadable');
  return withDay(day, two(11) * 3600 + two(14) * 60 + second, null);
}

function fromNumbers(
  [, a = '', separator = '', b = '', c = '', time]: RegExpExecArray,
  order: DateOrder,
): Parsed<Moment> {
  if (a.length === 4 && c.length <= 2) return dated(Number(a), Number(b), Number(c), time);
  if (separator === '年' || c.length === 3) return refused('date_unreadable');
  if (c.length !== 4) return refused('date_two_digit_year');
  const first = Number(a);
  const second = Number(b);
  if (order === 'mdy') return dated(Number(c), first, second, time);
  if (order === 'dmy') return dated(Number(c), second, first, time);
  if (first > 12 || first === second) return dated(Number(c), second, first, time);
  if (second > 12) return dated(Number(c), first, second, time);
  return refused('date_ambiguous');
}

function fromDigits(text: string): Parsed<Moment> {
  const part = (from: number, to: number) => Number(text.slice(from, to));
  if (text.length === 8 && !text.includes('.')) return dated(part(0, 4), part(4, 6), part(6, 8), undefined);
  if (/^(?:19|20)\d{10}(?:\d\d)?$/.test(text)) {
    const time = `${text.slice(8, 10)}:${text.slice(10, 12)}:${text.slice(12, 14) || '00'}`;
    return dated(part(0, 4), part(4, 6), part(6, 8), time);
  }
  if (/^\d{10}$/.test(text)) return fromUnix(Number(text));
  if (/^\d{13}$/.test(text)) return fromUnix(Math.floor(Number(text) / 1000));
  const serial = Number(text);
  // 20000 = 1954, 80000 = 2119: five digits outside are a code in the wrong column.
  if (!/^\d{5}(?:\.|$)/.test(text) || serial < 20_000 || serial >= 80_000) return refused('date_unreadable');
  const total = Math.round(serial * DAY_SECONDS);
  const whole = Math.floor(total / DAY_SECONDS);
  const day = dayText(new Date((whole - 25_569) * DAY_SECONDS * 1000));
  return withDay(day, text.includes('.') ? total - whole * DAY_SECONDS : null, null);
}

function fromUnix(seconds: number): Parsed<Moment> {
  const midnight = Math.floor(seconds / DAY_SECONDS) * DAY_SECONDS;
  return withDay(dayText(new Date(midnight * 1000)), seconds - midnight, 0);
}

const dayText = (date: Date) => date.toISOString().slice(0, 10);

function dated(year: number, month: number, date: number, time: string | undefined): Parsed<Moment> {
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return refused('date_not_real');
  const day = `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`;
  if (time === undefined) return withDay(day, null, null);
  const clock = parseTime(time);
  return clock ? withDay(day, clock.seconds, clock.offset) : refused('time_unreadable');
}

function monthLength(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function withDay(day: string, seconds: number | null, offset: number | null): Parsed<Moment> {
  if (day < '1900-01-01' || day >= '2101') return refused('date_out_of_range');
  return parsed({ day: day as Day, seconds, offset });
}

/** A time of day, `19:06:53` `下午3:05` `9点` `3:05 PM` `08:00+08:00`; null when it is none. */
export function parseTime(text: string): { seconds: number; offset: number | null } | null {
  const match = TIME.exec(text.trim());
  if (!match) return null;
  const half = (match[1] ?? match[5] ?? '').toLowerCase();
  let hour = Number(match[2]);
  const minute = Number(match[3] ?? 0);
  const second = Number(match[4] ?? 0);
  if (/^(?:pm|下午|晚上)$/.test(half) && hour < 12) hour += 12;
  if (/^(?:am|上午|凌晨)$/.test(half) && hour === 12) hour = 0;
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { seconds: hour * 3600 + minute * 60 + second, offset: offsetMinutes(match[6]) };
}

function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (/^[zug]/i.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** A day on its own; a time that stands with it is left out. */
export function parseDate(text: string, order: DateOrder = 'auto'): Parsed<Day> {
  const exact = text.length === 10 ? parseDay(text) : null;
  if (exact !== null) return exact < ('2101' as Day) ? parsed(exact) : refused('date_out_of_range');
  const moment = parseMoment(text, order);
  return moment.ok ? parsed(moment.value.day) : moment;
}
