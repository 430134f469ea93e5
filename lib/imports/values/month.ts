import { asDay, type Day, monthStart } from '@/lib/time';
import { type Parsed, parsed, refused } from '../problem';
import { type DateOrder, parseDate } from './moment';

/** Without a separator the month has two digits: five digits are a spreadsheet's day. */
const NUMBERS = /^(\d{4})(?:\s?[-/.年]\s?(0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))(?:月份?)?$/;

/** A month as files write it: 2026-11, 2026/11, 202611, 2026年11月, or any day of it. Answers its first day. */
export function parseMonth(text: string, order: DateOrder = 'auto'): Parsed<Day> {
  const [, year, apart, joined] = NUMBERS.exec(text) ?? [];
  const month = apart ?? joined;
  if (year && month) {
    if (year < '1900' || year > '2100') return refused('date_out_of_range');
    return parsed(asDay(`${year}-${month.padStart(2, '0')}-01`));
  }
  const day = parseDate(text, order);
  return day.ok ? parsed(monthStart(day.value)) : day;
}
