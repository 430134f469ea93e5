import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhone, normalizePhone } from '@/lib/members/phone';

/** Short texts of the characters that a reader of numbers might trip over. */
const hostile = fc.string({
  unit: fc.constantFrom(...'0159,.，．１¥￥元-−()+eE*# a漢\u0000\ud800\u202d'),
  maxLength: 14,
});

describe('normalizePhone', () => {
  it.each([
    ['13812345678', '+8613812345678', true],
    ['+86 138 1234 5678', '+8613812345678', true],
    ['86-138-1234-5678', '+8613812345678', true],
    ['0086 13812345678', '+8613812345678', true],
    ['１３８１２３４５６７８', '+8613812345678', true],
    ["'13812345678", '+8613812345678', true],
    ['13812345678.0', '+8613812345678', true],
    ['\u202d13812345678\u202c', '+8613812345678', true],
    ['021-62345678', '+862162345678', false],
    ['(010) 8888 6666', '+861088886666', false],
    ['+852 5123 4567', '+85251234567', true],
    ['+1 213 373 4253', '+12133734253', true],
  ])('%s is %s', (text, e164, isMobile) => {
    expect(normalizePhone(text)).toEqual({ ok: true, e164, isMobile });
  });

  it.each([
    ['', 'empty'],
    [' ', 'empty'],
    ['1.38E+10', 'scientific'],
    ['1.3812345678e10', 'scientific'],
    ['12345', 'too_short'],
    ['138123456781381234567', 'too_long'],
    ['12812345678', 'invalid'],
    ['1381234567', 'invalid'],
    ['+86 10 1', 'too_short'],
    ['abc', 'not_a_number'],
    ['138****5678', 'not_a_number'],
  ])('refuses %s as %s', (text, code) => {
    expect(normalizePhone(text)).toEqual({ ok: false, code });
  });

  it('has one form for every spelling of a number, and that form is stable', () => {
    const mobile = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.nat(999_999_999))
      .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('', '+86', '86', '+86 ', '0086'),
        fc.constantFrom('', ' ', '-'),
        (digits, prefix, gap) => {
          const written = prefix + [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(gap);
          const expected = { ok: true, e164: `+86${digits}`, isMobile: true };
          expect(normalizePhone(written)).toEqual(expected);
          expect(normalizePhone(`+86${digits}`)).toEqual(expected);
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(hostile, (text) => typeof normalizePhone(text).ok === 'boolean'));
  });
});

describe('maskPhone', () => {
  it('shows three and four digits of a Chinese mobile', () => {
    expect(maskPhone('+8613812345678')).toBe('138****5678');
    expect(maskPhone('+85251234567')).toBe('+85****67');
    expect(maskPhone('12')).toBe('****');
  });

  it('never shows more than seven digits in all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+\d{0,17}$/), (text) => {
        expect(maskPhone(text).replace(/\D/g, '').length).toBeLessThanOrEqual(7);
        expect(maskPhone(text)).toContain('****');
      }),
    );
  });
});
