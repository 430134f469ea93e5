import { type Parsed, parsed, refused } from '../problem';

/** A decimal number between the bounds, written plainly or with thousands separators; a unit after it (`㎡`, `件`) is dropped. */
export function parseDecimal(text: string, bounds: { min: number; max: number }): Parsed<number> {
  const match =
    /^([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?)\s*(?:㎡|m2|m²|平方米|平米|平|件|个|台|°)?$/i.exec(text);
  const digits = match?.[1]?.replaceAll(',', '') ?? '';
  if (!/\d/.test(digits)) return refused('number_unreadable');
  const value = Number(digits);
  return value >= bounds.min && value <= bounds.max ? parsed(value) : refused('number_out_of_range', bounds);
}

/** A whole number; `3.0` is 3. */
export function parseCount(text: string, bounds: { min: number; max: number }): Parsed<number> {
  const result = parseDecimal(text, bounds);
  return result.ok && !Number.isInteger(result.value) ? refused('number_unreadable') : result;
}
