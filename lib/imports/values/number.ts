import { type Parsed, parsed, refused } from '../problem';

/** A decimal number between the bounds, written plainly or with thousands separators; a unit after it (`㎡`, `件`) is dropped. */
export function parseDecimal(text: string, bounds: { min: number; max: number }): Parsed<number> {
  const plain = text.length <= 9 ? plainInteger(text) : -1;
  if (plain >= bounds.min && plain >= 0 && plain <= bounds.max) return parsed(plain);
  const match =
    /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?:㎡|m2|m²|平方米|平米|平|件|个|台|°)?$/i.exec(text);
  const digits = match?.[1]?.replaceAll(',', '') ?? '';
  if (!/\d/.test(digits)) return refused('number_unreadable');
  const value = Number(digits);
  return value >= bounds.min && value <= bounds.max ? parsed(value) : refused('number_out_of_range', bounds);
}

/** Digits alone, or -1: the usual writing, without a regular expression. */
function plainInteger(text: string): number {
  let value = text === '' ? -1 : 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A whole number; `3.0` is 3. */
export function parseCount(text: string, bounds: { min: number; max: number }): Parsed<number> {
  const result = parseDecimal(text, bounds);
  return result.ok && !Number.isInteger(result.value) ? refused('number_unreadable') : result;
}
