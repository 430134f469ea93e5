import { normalizePhone } from '@/lib/members/phone';
import { readStorePhone, STORE_PHONE_LONGEST } from '@/lib/stores/store-phone';
import { type Parsed, parsed, refused } from '../problem';

/** 1.38E+10 keeps three digits of eleven: the number is lost unless the spreadsheet wrote all of them. */
const SCIENTIFIC = /^(\d)\.?(\d*)e\+?(\d{1,2})$/i;
const MAINLAND = /^1[3-9]\d{9}$/;

/**
 * A phone as E.164 (`+8613812345678`), by the rule of the forms. Adds to normalizePhone what files do to numbers: a leading
 * zero, all eleven digits in scientific form; and names what cannot be cured.
 */
export function parsePhone(text: string): Parsed<string> {
  if (MAINLAND.test(text)) return parsed(`+86${text}`);
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return fromScientific(scientific);
  if (/\d[*xX•]{2,}\d/.test(text)) return refused('phone_masked');
  const result = normalizePhone(text.replace(/^(\+?86)?[\s-]*0(?=1[3-9][\d\s-]{9,}$)/, ''));
  if (result.ok) return parsed(result.e164);
  return refused(result.code === 'scientific' ? 'phone_scientific' : 'phone_invalid');
}

/** The same where a person is known by it: a fixed line is shared by many. */
export function parseMobile(text: string): Parsed<string> {
  const phone = parsePhone(text);
  if (!phone.ok || !phone.value.startsWith('+86') || MAINLAND.test(phone.value.slice(3))) return phone;
  return refused('phone_not_mobile');
}

function fromScientific([, head = '', tail = '', power = '']: RegExpExecArray): Parsed<string> {
  const digits = head + tail.replace(/0+$/, '');
  const number = digits.padEnd(Number(power) + 1, '0');
  return Number(power) === 10 && digits.length >= 10 && MAINLAND.test(number)
    ? parsed(`+86${number}`)
    : refused('phone_scientific');
}

/** The telephone of a store, by the rule of its form; a number that a spreadsheet has spoilt is named as such. */
export function parseStorePhone(text: string): Parsed<string> {
  if (SCIENTIFIC.test(text)) return refused('phone_scientific');
  const read = readStorePhone(text);
  if (read.ok) return parsed(read.phone);
  return read.code === 'too_long'
    ? refused('too_long', { limit: STORE_PHONE_LONGEST })
    : refused('phone_invalid');
}
