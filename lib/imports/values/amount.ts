import { type MoneyErrorCode, parseFen } from '@/lib/money';
import { type Parsed, parsed, type RowProblemCode, refused } from '../problem';

export type MoneyUnit = 'yuan' | 'fen';

const CODES: Record<MoneyErrorCode, RowProblemCode> = {
  empty: 'required',
  not_a_number: 'money_unreadable',
  scientific: 'money_scientific',
  bad_grouping: 'money_grouping',
  too_many_decimals: 'money_fraction',
  out_of_range: 'money_out_of_range',
};

/** `3.8600000000000003` and `0.19999999999999998` are 3.86 and 0.2 after a computer's addition. */
const RESIDUE = /^(-?)(\d{1,12})\.(\d{2})(0{5,}\d{0,4}|9{5,}\d{0,4})$/;

/** `8.881784197001252E-16` is what is left of 1.1 − 1.1. */
const TRACE = /^-?\d(?:\.\d+)?e-(?:0?[7-9]|[1-9]\d)$/i;

/** An amount as integer fen, exactly. A third decimal is refused unless it is the residue of binary arithmetic. */
export function parseAmount(text: string, unit: MoneyUnit): Parsed<bigint> {
  const plain = plainFen(text, unit);
  if (plain !== null) return parsed(plain);
  if (unit === 'fen') return wholeFen(text);
  if (TRACE.test(text)) return parsed(0n);
  const residue = RESIDUE.exec(text);
  if (residue) return parsed(withoutResidue(residue));
  const result = parseFen(text);
  return result.ok ? parsed(result.fen) : refused(CODES[result.code]);
}

/** The usual writing, `123` `123.4` `123.45`, without regular expressions: most of a million rows. */
function plainFen(text: string, unit: MoneyUnit): bigint | null {
  const { length } = text;
  if (length === 0 || length > 15) return null;
  let digits = 0;
  let decimals = -1;
  for (let i = 0; i < length; i++) {
    const unitCode = text.charCodeAt(i);
    if (unitCode >= 48 && unitCode <= 57) {
      digits = digits * 10 + (unitCode - 48);
      if (decimals >= 0) decimals++;
    } else if (unitCode === 46 && decimals < 0 && i > 0) decimals = 0;
    else return null;
  }
  if (unit === 'fen') return decimals < 0 ? BigInt(digits) : null;
  if (decimals > 2 || decimals === 0) return null;
  return BigInt(decimals === 2 ? digits : decimals === 1 ? digits * 10 : digits * 100);
}

function wholeFen(text: string): Parsed<bigint> {
  const result = parseFen(text);
  if (!result.ok) return refused(CODES[result.code]);
  return result.fen % 100n === 0n ? parsed(result.fen / 100n) : refused('money_fraction');
}

function withoutResidue([, sign = '', whole = '', cents = '', tail = '']: RegExpExecArray): bigint {
  const fen = BigInt(whole) * 100n + BigInt(cents) + (tail.startsWith('9') ? 1n : 0n);
  return sign === '' ? fen : -fen;
}
