import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type PhoneErrorCode = 'empty' | 'scientific' | 'not_a_number' | 'too_short' | 'too_long' | 'invalid';
export type ParsedPhone =
  | { ok: true /** E.164, the form that is hashed */; e164: string; isMobile: boolean }
  | { ok: false; code: PhoneErrorCode };

/**
 * Reads a phone as people and spreadsheets write it: full width, spaces, dashes, +86, `13812345678.0`.
 * China without a country code. `1.38E+10` has lost its digits and is refused under its own code, so that
 * the import can say what to do (format the column as text).
 */
export function normalizePhone(text: string): ParsedPhone {
  const plain = text.normalize('NFKC').replace(/[\s'\u200b-\u200f\u202a-\u202e\ufeff]/g, '');
  if (plain === '') return { ok: false, code: 'empty' };
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(plain)) return { ok: false, code: 'scientific' };
  const whole = plain.replace(/^(\d+)\.0+$/, '$1').replace(/[\u2010-\u2015\u2212\uff0d]/g, '-');
  if (!/^\+?[\d().-]+$/.test(whole)) return { ok: false, code: 'not_a_number' };
  const digits = whole.replace(/\D/g, '');
  if (digits.length < 7) return { ok: false, code: 'too_short' };
  if (digits.length > 17) return { ok: false, code: 'too_long' };
  const china = /^(?:\+86|0086|86)?(1\d{10})$/.exec(whole.replace(/[().-]/g, ''))?.[1];
  if (china) {
    return /^1[3-9]/.test(china)
      ? { ok: true, e164: `+86${china}`, isMobile: true }
      : { ok: false, code: 'invalid' };
  }
  const parsed = parsePhoneNumberFromString(whole.replace(/^00/, '+'), 'CN');
  if (!parsed?.isValid()) return { ok: false, code: 'invalid' };
  // The library takes a mobile number that lost a digit for a fixed line of Beijing's 1x area.
  if (parsed.country === 'CN' && /^1[3-9]/.test(parsed.nationalNumber)) return { ok: false, code: 'invalid' };
  // The small metadata do not tell mobile from fixed lines; abroad we let the number receive messages.
  return { ok: true, e164: parsed.number, isMobile: parsed.country !== 'CN' };
}

/** `138****5678`; other countries keep the country code and the last two digits. Never shows a short number. */
export function maskPhone(e164: string): string {
  const china = /^\+861(\d{2})\d{4}(\d{4})$/.exec(e164);
  if (china) return `1${china[1]}****${china[2]}`;
  const digits = e164.replace(/\D/g, '');
  return digits.length < 7 ? '****' : `+${digits.slice(0, 2)}****${digits.slice(-2)}`;
}
