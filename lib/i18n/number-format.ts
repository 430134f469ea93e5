import type { Locale } from './locale';

/** What stands where there is no value; a missing value is never 0. */
export const missing = '—';
const minus = '−';
/** Fewer observations than this are shown as n/N, because a percentage would pretend to know. */
export const smallSample = 30n;

type Whole = bigint | number;
type Maybe = Whole | null | undefined;

/** A whole number as bigint; a fraction is a fault of the caller and is rounded half away from zero. */
function whole(value: Whole): bigint {
  return typeof value === 'bigint' ? value : BigInt(Math.sign(value) * Math.round(Math.abs(value)));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** value ÷ divisor as a whole number, half away from zero; both ≥ 0. */
function divide(value: bigint, divisor: bigint): bigint {
  return (value * 2n + divisor) / (divisor * 2n);
}

/** `123456n, 2` → `1,234.56`; the value is ≥ 0 and counted in units of 10^-digits. */
function grouped(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  const head = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return digits === 0 ? head : `${head}.${text.slice(-digits)}`;
}

interface Step {
  size: bigint;
  digits: number;
  unit: string;
}

// Largest first. Chinese counts in ten thousands: 1 digit after 万, 2 after 亿.
const steps: Record<Locale, Step[]> = {
  'zh-CN': [
    { size: 100_000_000n, digits: 2, unit: '亿' },
    { size: 10_000n, digits: 1, unit: '万' },
  ],
  en: [
    { size: 1_000_000_000n, digits: 2, unit: 'B' },
    { size: 1_000_000n, digits: 1, unit: 'M' },
    { size: 10_000n, digits: 1, unit: 'K' },
  ],
};

/** `value` counts in 1/scale; null when it is below the first step and is written in full. */
function compact(value: bigint, scale: bigint, locale: Locale): string | null {
  const all = steps[locale];
  let at = all.findIndex((step) => value >= step.size * scale);
  if (at < 0) return null;
  for (;;) {
    const step = all[at];
    if (!step) return null;
    const unitSize = step.unit === 'K' ? 1_000n : step.size;
    const power = 10n ** BigInt(step.digits);
    const rounded = divide(value * power, unitSize * scale);
    const above = all[at - 1];
    // 9,999.96 万 rounds to 10,000.0 万, which is written 1.00 亿
    if (above && rounded * unitSize >= above.size * power) {
      at -= 1;
      continue;
    }
    return grouped(rounded, step.digits) + step.unit;
  }
}

export interface NumberOptions {
  /** 万/亿 (K/M/B) from 10,000 up; below it every digit. */
  compact?: boolean;
  /** Writes + before what is above zero. */
  signed?: boolean;
}

function signOf(value: bigint, signed: boolean | undefined): string {
  if (value < 0n) return minus;
  return signed && value > 0n ? '+' : '';
}

/** Fen to `¥1,234.50` (zh) or `CN¥1,234.50` (en); `compact`: `¥1,234.6万`, `CN¥12.3M`. */
export function formatMoney(fen: Maybe, locale: Locale, options: NumberOptions = {}): string {
  if (fen === null || fen === undefined) return missing;
  const value = whole(fen);
  const size = absolute(value);
  const short = options.compact ? compact(size, 100n, locale) : null;
  const mark = locale === 'en' ? 'CN¥' : '¥';
  return signOf(value, options.signed) + mark + (short ?? grouped(size, 2));
}

/** A figure of an axis without noughts behind the point: `¥80.0万` → `¥80万`, `CN¥5,000.00` → `CN¥5,000`. */
export function roundTick(text: string): string {
  return text.replace(/\.0+(?=\D*$)/, '');
}

/** A count to `12,345`; `compact`: `1.2万`, `12.3K`. */
export function formatCount(count: Maybe, locale: Locale, options: NumberOptions = {}): string {
  if (count === null || count === undefined) return missing;
  const value = whole(count);
  const size = absolute(value);
  const short = options.compact ? compact(size, 1n, locale) : null;
  return signOf(value, options.signed) + (short ?? grouped(size, 0));
}

/** Basis points to `12.3%`, rounded half away from zero to `digits` (0, 1 or 2; default 1). */
export function formatPercent(
  bps: Maybe,
  options: { digits?: 0 | 1 | 2; signed?: boolean; unit?: '%' | 'pt' } = {},
): string {
  if (bps === null || bps === undefined) return missing;
  const { digits = 1, signed, unit = '%' } = options;
  const value = whole(bps);
  const rounded = divide(absolute(value), 10n ** BigInt(2 - digits));
  return signOf(rounded === 0n ? 0n : value, signed) + grouped(rounded, digits) + unit;
}

/** `part` of `total` as a percentage, or `3/12` while the total is under 30; `—` when the total is 0. */
export function formatShare(part: Maybe, total: Maybe, digits: 0 | 1 | 2 = 1): string {
  if (part === null || part === undefined || total === null || total === undefined) return missing;
  const all = whole(total);
  const some = whole(part);
  if (all <= 0n) return missing;
  if (all < smallSample) return `${some}/${all}`;
  const bps = divide(absolute(some) * 10_000n, all);
  return formatPercent(some < 0n ? -bps : bps, { digits });
}

export type Direction = 'up' | 'down' | 'flat';

/** Where a change points; within ±`flatBps` (default ±1 %) it is flat. Null when there is no change to speak of. */
export function directionOf(bps: Maybe, flatBps = 100n): Direction | null {
  if (bps === null || bps === undefined) return null;
  const value = whole(bps);
  if (absolute(value) <= flatBps) return 'flat';
  return value > 0n ? 'up' : 'down';
}

const arrows: Record<Direction, string> = { up: '▲ ', down: '▼ ', flat: '' };

/** A change with arrow and sign: `▲ +6.6%`, `▼ −6.6%`, `+0.4%` when flat. */
export function formatDelta(bps: Maybe, options: { digits?: 0 | 1 | 2; unit?: '%' | 'pt' } = {}): string {
  const direction = directionOf(bps);
  if (direction === null) return missing;
  return arrows[direction] + formatPercent(bps, { ...options, signed: true });
}

const weekdays: Record<Locale, string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** A business day `YYYY-MM-DD`: `2026-11-21 周六`, or `11-21` in the year of `today`. */
export function formatDay(day: string | null | undefined, locale: Locale, today?: string): string {
  const parts = day ? /^(\d{4})-(\d{2}-\d{2})$/.exec(day) : null;
  if (!day || !parts) return missing;
  if (today && today.slice(0, 4) === parts[1]) return parts[2] ?? missing;
  const weekday = weekdays[locale][new Date(`${day}T00:00:00Z`).getUTCDay()];
  return weekday ? `${day} ${weekday}` : missing;
}

/** `1.2 MB`, `34 KB`: never less than one. */
export function formatFileSize(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
}
