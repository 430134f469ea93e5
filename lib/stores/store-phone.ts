export const STORE_PHONE_LONGEST = 24;
const FORM = /^[+\d(][\d\s()-]{4,}(?:(?:转|ext\.?|x|#)\s*\d{1,6})?$/i;
const LEAST_DIGITS = 5;

export type StorePhone = { ok: true; phone: string } | { ok: false; code: 'too_long' | 'not_a_phone' };

/**
 * The telephone of a place: landline, 400 number, with an extension (`021-62881234 转 801`). Kept as written, in plain
 * width. The form, the API and files are read by this rule alone.
 */
export function readStorePhone(text: string): StorePhone {
  const phone = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  if (phone.length > STORE_PHONE_LONGEST) return { ok: false, code: 'too_long' };
  const isPhone = FORM.test(phone) && phone.replace(/\D/g, '').length >= LEAST_DIGITS;
  return isPhone ? { ok: true, phone } : { ok: false, code: 'not_a_phone' };
}
