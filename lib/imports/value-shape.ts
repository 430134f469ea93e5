import type { Shape } from './fields';
import { parseAmount } from './values/amount';
import { type DateOrder, parseDate, parseMoment } from './values/moment';
import { parseMonth } from './values/month';
import { parseDecimal } from './values/number';
import { parseMobile } from './values/phone';

/** How many of the non-empty samples look like the shape, 0–1; null when nothing can be said. */
export function shapeShare(shape: Shape, samples: readonly string[]): number | null {
  if (samples.length === 0 || shape === 'text') return null;
  let fitting = 0;
  for (const sample of samples) if (fits(shape, sample)) fitting++;
  return fitting / samples.length;
}

const FITS: Record<Exclude<Shape, 'text'>, (text: string) => boolean> = {
  code: (text) => text.length <= 64 && !/\s\S*\s/.test(text),
  phone: (text) => parseMobile(text).ok || /^\d\.\d+e\+?1\d$/i.test(text) || /^\d{3}\*+\d{4}$/.test(text),
  date: (text) => isDateLike(text) && (parseDate(text).ok || parseDate(text, 'mdy').ok),
  moment: (text) =>
    isDateLike(text) && (parseMoment(text).ok || parseMoment(text, 'mdy').ok || parseMoment(text, 'dmy').ok),
  month: (text) => parseMonth(text).ok || parseMonth(text, 'mdy').ok,
  money: (text) => parseAmount(text, 'yuan').ok,
  number: (text) => parseDecimal(text, { min: -1e12, max: 1e12 }).ok,
  latitude: (text) => isDegrees(text, 90),
  longitude: (text) => isDegrees(text, 180),
};

function fits(shape: Exclude<Shape, 'text'>, text: string): boolean {
  return FITS[shape](text);
}

/** A ten-digit phone or a code must not pass for Unix time. */
function isDateLike(text: string): boolean {
  return /\D/.test(text) || text.length === 8 || text.length === 14 || text.length === 5;
}

function isDegrees(text: string, limit: number): boolean {
  return /^-?\d{1,3}(?:\.\d+)?$/.test(text) && Math.abs(Number(text)) <= limit;
}

/** The order of day and month that every slashed date of the samples allows, or `auto` when they leave it open. */
export function dateOrderOf(samples: readonly string[]): DateOrder {
  const parts = samples.flatMap((text) => {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b/.exec(text);
    return match ? [[Number(match[1]), Number(match[2])] as const] : [];
  });
  if (parts.length === 0) return 'auto';
  const isDayFirst = parts.some(([first]) => first > 12);
  const isMonthFirst = parts.some(([, second]) => second > 12);
  if (isDayFirst === isMonthFirst) return 'auto';
  return isDayFirst ? 'dmy' : 'mdy';
}
