import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GuideUpsertInput } from '@/lib/guides/input';
import { parseAmount } from './amount';
import { type DateOrder, parseMoment } from './moment';
import { parseCount, parseDecimal } from './number';
import { parseMobile, parsePhone, parseStorePhone } from './phone';
import { cleanText } from './text';

const answer = <T>(result: { ok: true; value: T } | { ok: false; code: string }) =>
  result.ok ? result.value : result.code;

describe('parsePhone', () => {
  it.each([
    ['13812345678', '+8613812345678'],
    ['+86 138-1234-5678', '+8613812345678'],
    ['008613812345678', '+8613812345678'],
    ['013812345678', '+8613812345678'],
    ['13812345678.0', '+8613812345678'],
    ['1.3812345678E+10', '+8613812345678'],
    ['1.38123456780E10', '+8613812345678'],
    ['1.38E+10', 'phone_scientific'],
    ['1.38123E+10', 'phone_scientific'],
    ['138****5678', 'phone_masked'],
    ['+6591234567', '+6591234567'],
    ['1381234567', 'phone_invalid'],
    ['021-62345678', '+862162345678'],
    ['abc', 'phone_invalid'],
  ])('%s → %s', (text, expected) => expect(answer(parsePhone(text))).toBe(expected));

  it.each([
    ['13812345678', '+8613812345678'],
    ['021-62345678', 'phone_not_mobile'],
    ['+6591234567', '+6591234567'],
    ['1381234567', 'phone_invalid'],
  ])('who is known by it: %s → %s', (text, expected) => expect(answer(parseMobile(text))).toBe(expected));

  it.each(['13812345678', '021-62345678', '1381234567', '+6591234567', '1.38E+10', 'abc'])(
    'a file and the form of a guide say the same about %s',
    (text) => {
      const form = GuideUpsertInput.safeParse({ code: 'G1', phone: text });
      const file = parsePhone(text);
      expect(file.ok ? file.value : null).toBe(form.success ? form.data.phone : null);
    },
  );

  it.each([
    ['021-12345678 转 801', true],
    ['400-123-4567', true],
    ['1.38E+10', false],
    ['电话在地址里', false],
  ])('store phone %s', (text, ok) => expect(parseStorePhone(text).ok).toBe(ok));
});

describe('parseMoment', () => {
  const cases: [string, DateOrder, string][] = [
    ['19970101', 'auto', '1997-01-01'],
    ['2026-01-02', 'auto', '2026-01-02'],
    ['2026/1/2', 'auto', '2026-01-02'],
    ['2026/01/02 19:06', 'auto', '2026-01-02 68760'],
    ['2026.1.2', 'auto', '2026-01-02'],
    ['2026年1月2日', 'auto', '2026-01-02'],
    ['2026年1月2日 下午3:05', 'auto', '2026-01-02 54300'],
    ['2017-01-28 19:06:53', 'auto', '2017-01-28 68813'],
    ['2017-01-28T19:06:53.250Z', 'auto', '2017-01-28 68813 0'],
    ['2017-01-28T19:06:53+08:00', 'auto', '2017-01-28 68813 480'],
    ['20260102190653', 'auto', '2026-01-02 68813'],
    ['46024', 'auto', '2026-01-02'],
    ['46024.5', 'auto', '2026-01-02 43200'],
    ['1767312000', 'auto', '2026-01-02 0 0'],
    ['1767312000123', 'auto', '2026-01-02 0 0'],
    ['13/1/2026', 'auto', '2026-01-13'],
    ['1/13/2026', 'auto', '2026-01-13'],
    ['5/5/2026', 'auto', '2026-05-05'],
    ['1/2/2026', 'auto', 'date_ambiguous'],
    ['1/2/2026', 'mdy', '2026-01-02'],
    ['1/2/2026', 'dmy', '2026-02-01'],
    ['2 Jan 2026', 'auto', '2026-01-02'],
    ['Jan 2, 2026 3:05 PM', 'auto', '2026-01-02 54300'],
    ['12-Feb-2026', 'auto', '2026-02-12'],
    ['1/2/26', 'auto', 'date_two_digit_year'],
    ['2026-02-29', 'auto', 'date_not_real'],
    ['20260230', 'auto', 'date_not_real'],
    ['2024-02-29', 'auto', '2024-02-29'],
    ['2026-01-02 25:00', 'auto', 'time_unreadable'],
    ['2026-01-02 24:00:00', 'auto', 'time_unreadable'],
    ['0099-01-01', 'auto', 'date_out_of_range'],
    ['9999-12-31', 'auto', 'date_out_of_range'],
    ['昨天', 'auto', 'date_unreadable'],
    ['12345', 'auto', 'date_unreadable'],
  ];
  it.each(cases)('%s (%s) → %s', (text, order, expected) => {
    const result = parseMoment(text, order);
    const found = result.ok
      ? [result.value.day, result.value.seconds, result.value.offset]
          .filter((part) => part !== null)
          .join(' ')
      : result.code;
    expect(found).toBe(expected);
  });

  it('reads every day of two centuries in four forms as the calendar has it', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1900-01-01T00:00:00Z'),
          max: new Date('2100-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          const [y, m, d] = day.split('-').map(Number);
          for (const text of [day, `${y}/${m}/${d}`, day.replaceAll('-', ''), `${y}年${m}月${d}日`]) {
            expect(answer(parseMoment(text))).toMatchObject({ day });
          }
        },
      ),
    );
  });
});

describe('parseAmount', () => {
  it.each([
    ['123.45', 12345n],
    ['123.4', 12340n],
    ['0', 0n],
    ['¥1,234.50', 123450n],
    ['12元', 1200n],
    ['-3', -300n],
    ['(3.00)', -300n],
    ['3.8600000000000003', 386n],
    ['0.19999999999999998', 20n],
    ['8.881784197001252E-16', 0n],
    ['99999999999.99', 9999999999999n],
    ['1.234', 'money_fraction'],
    ['1.2E+03', 'money_scientific'],
    ['1,5', 'money_grouping'],
    ['十元', 'money_unreadable'],
    ['9'.repeat(30), 'money_out_of_range'],
  ])('%s yuan → %s', (text, expected) => expect(answer(parseAmount(text, 'yuan'))).toBe(expected));

  it.each([
    ['12345', 12345n],
    ['1,234', 1234n],
    ['12.0', 12n],
    ['12.5', 'money_fraction'],
  ])('%s fen → %s', (text, expected) => expect(answer(parseAmount(text, 'fen'))).toBe(expected));

  it('never loses a fen, fast way or slow', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (fen) => {
        const text = `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
        expect(answer(parseAmount(text, 'yuan'))).toBe(fen);
        expect(answer(parseAmount(`¥${text}`, 'yuan'))).toBe(fen);
      }),
    );
  });
});

describe('numbers and text', () => {
  it.each([
    ['120.5㎡', 120.5],
    ['1,200', 1200],
    ['12,00', 'number_unreadable'],
    ['1e3', 'number_unreadable'],
    ['-1', 'number_out_of_range'],
    ['.', 'number_unreadable'],
  ])('%s → %s', (text, expected) => expect(answer(parseDecimal(text, { min: 0, max: 1e6 }))).toBe(expected));

  it('counts whole things only', () => {
    expect([
      answer(parseCount('3.0', { min: 0, max: 9 })),
      answer(parseCount('2.5', { min: 0, max: 9 })),
    ]).toEqual([3, 'number_unreadable']);
  });

  it.each([
    ['　静安店\u200b ', '静安店'],
    ['ＡＢＣ１２３', 'ABC123'],
    ["'=cmd|1", '=cmd|1'],
    ["'007", '007'],
    ['=cmd', '=cmd'],
    ["O'Brien", "O'Brien"],
  ])('cleans %j to %j', (text, expected) => expect(cleanText(text)).toBe(expected));
});
