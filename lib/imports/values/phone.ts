import { normalizePhone } from '@/lib/members/phone';
import { type Parsed, parsed, refused } from '../problem';

/** 1.38E+10 keeps three digits of eleven: the number is lost unless the spreadsheet wrote all of them. */
const SCIENTIFIC = /^(\d)\.?(\d*)e\+?(\d{1,2})$/i;
const MAINLAND = /^1[3-9]\d{9}$/;

/**
 * A mobile phone as E.164 (`+8613812345678`). Adds to normalizePhone what files do to numbers: a leading zero, all eleven
 * digits in scientific form; and names what cannot be cured.
 */
export function parsePhone(text: string): Parsed<string> {
  if (MAINLAND.test(text)) return parsed(`+86${text}`);
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return fromScientific(scientific);
  if (/\d[*xX•]{2,}\d/.test(text)) return refused('phone_masked');
  const result = normalizePhone(text.replace(/^(\+?86)?[\s-]*0(?=1[3-9][\d\s-]{9,}$)/, ''));
  if (result.ok) return result.isMobile ? parsed(result.e164) : refused('phone_not_mobile');
  return refused(result.code === 'scientific' ? 'phone_scientific' : 'phone_invalid');
}

function fromScientific([, head = '', tail = '', power = '']: RegExpExecArray): Parsed<string> {
  const digits = head + tail.replace(/0+$/, '');
  const number = digits.padEnd(Number(power) + 1, '0');
  return Number(power) === 10 && digits.length >= 10 && MAINLAND.test(number)
    ? parsed(`+86${number}`)
    : refused('phone_scientific');
}

/** The telephone of a place: landline, 400 number, extension, several of them; kept as written, checked for sense. */
export function parseStorePhone(text: string): Parsed<string> {
  if (SCIENTIFIC.test(text)) return refused('phone_scientific');
  const digits = text.replace(/\D/g, '').length;
  const isSense = /^[\d+\-–—()\s.,;/、转ext#:]+$/i.test(text) && digits >= 5 && digits <= 40;
  return isSense ? parsed(text) : refused('phone_invalid');
}
