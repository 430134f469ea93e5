import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfText, numberOfText, textOfFen } from './money-text';

describe('money as typed', () => {
  it.each([
    ['￥１２３４.5', '123450'],
    ['¥1,234.50', '123450'],
    ['１，２３４．５', '123450'],
    ['12元', '1200'],
    ['12。5', '1250'],
    ['.5', '50'],
    ['0', '0'],
    ['007', '700'],
    ['-3.2', '-320'],
    ['−0', '0'],
    ['', ''],
    ['  ', ''],
    ['1.234', null],
    ['12a', null],
    ['.', null],
    ['1.2.3', null],
    ['90071992547409930', '9007199254740993000'],
  ])('%s is %s fen', (text, fen) => {
    expect(fenOfText(text)).toBe(fen);
  });

  it('comes back exactly from what it shows', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (fen) => {
        expect(fenOfText(textOfFen(fen))).toBe(fen.toString());
      }),
    );
  });
});

describe('numbers as typed', () => {
  it.each([
    ['１２．５', 1, '12.5'],
    ['1,200', 0, '1200'],
    ['12.55', 1, null],
    ['12.5', 0, null],
    ['abc', 0, null],
    ['', 2, ''],
  ])('%s with %s decimals is %s', (text, decimals, plain) => {
    expect(numberOfText(text, decimals)).toBe(plain);
  });
});
