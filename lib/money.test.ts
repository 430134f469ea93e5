import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allocateFen,
  fenFromJson,
  fenToDecimal,
  fenToJson,
  fenToReal,
  floorShare,
  moneyReplacer,
  parseFen,
} from '@/lib/money';

/** Short texts of the characters that a reader of numbers might trip over. */
const hostile = fc.string({
  unit: fc.constantFrom(...'0159,.，．１¥￥元-−()+eE*# a漢\u0000\ud800\u202d'),
  maxLength: 14,
});

describe('parseFen', () => {
  it.each([
    ['1234.5', 123450n],
    ['¥１，２３４.50', 123450n],
    ['￥1,234,567.89', 123456789n],
    [' 0.07 ', 7n],
    ['.5', 50n],
    ['12.', 1200n],
    ['-3', -300n],
    ['−3.10', -310n],
    ['¥-3', -300n],
    ['(3.00)', -300n],
    ['12元', 1200n],
    ['CN¥ 8', 800n],
    ['0', 0n],
    ['000', 0n],
  ])('reads %s', (text, fen) => {
    expect(parseFen(text)).toEqual({ ok: true, fen });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['¥', 'empty'],
    ['1.234', 'too_many_decimals'],
    ['1,5', 'bad_grouping'],
    ['1,2345', 'bad_grouping'],
    [',123', 'bad_grouping'],
    ['1.38E+10', 'scientific'],
    ['--3', 'not_a_number'],
    ['-¥-3', 'not_a_number'],
    ['(-3)', 'not_a_number'],
    ['.', 'not_a_number'],
    ['12 apples', 'not_a_number'],
    ['1.2.3', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['123456789012345678.00', 'out_of_range'],
    ['92233720368547758.08', 'out_of_range'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseFen(text)).toEqual({ ok: false, code });
  });

  it('reads back what fenToDecimal writes, with or without separators', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (fen) => {
        const text = fenToDecimal(fen);
        const grouped = text.replace(/\B(?=(\d{3})+\.)/g, ',');
        expect(parseFen(text)).toEqual({ ok: true, fen });
        expect(parseFen(grouped)).toEqual({ ok: true, fen });
      }),
    );
  });

  it('never throws and never reads text without a digit', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parsed = parseFen(text);
        if (parsed.ok) expect(text.normalize('NFKC')).toMatch(/\d/);
      }),
    );
  });
});

describe('allocateFen', () => {
  const total = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const weights = fc.oneof(
    fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    fc.array(fc.double({ min: 0, max: 1e300, noNaN: true }), { minLength: 1, maxLength: 12 }),
    fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { minLength: 1, maxLength: 12 }),
  ) as fc.Arbitrary<number[] | bigint[]>;

  it('sums to the total exactly', () => {
    fc.assert(
      fc.property(total, weights, (amount, list) => {
        expect(allocateFen(amount, list).reduce((a, b) => a + b, 0n)).toBe(amount);
      }),
    );
  });

  it('is within one fen of the exact share', () => {
    fc.assert(
      fc.property(
        total,
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 9 }),
        (amount, list) => {
          const sum = BigInt(list.reduce((a, b) => a + b, 0));
          allocateFen(amount, list).forEach((share, index) => {
            const error = share * sum - amount * BigInt(list[index] ?? 0);
            expect(error < sum && error > -sum).toBe(true);
          });
        },
      ),
    );
  });

  it('gives nothing to weight 0, keeps ties in order, spreads evenly when all are 0', () => {
    expect(allocateFen(100n, [1, 0, 2])).toEqual([33n, 0n, 67n]);
    expect(allocateFen(5n, [1, 1, 1])).toEqual([2n, 2n, 1n]);
    expect(allocateFen(-5n, [1, 1, 1])).toEqual([-2n, -2n, -1n]);
    expect(allocateFen(3n, [0, 0])).toEqual([2n, 1n]);
    expect(allocateFen(10n, [5e-324, 5e-324])).toEqual([5n, 5n]);
    expect(allocateFen(0n, [])).toEqual([]);
  });

  it.each([[[]], [[-1]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])('refuses %j', (list) => {
    expect(() => allocateFen(1n, list)).toThrow(RangeError);
  });
});

describe('floorShare', () => {
  it('floors once: 3 factors that would lose a fen when floored one by one', () => {
    // 999 × 0.3333 × 0.5 × 0.9999 = 166.46… ; by hand, not by the code
    expect(floorShare(999n, 3333, 5000, 9999)).toBe(166n);
    expect(floorShare(100n, 9999, 10_001)).toBe(99n);
    expect(floorShare(7n)).toBe(7n);
    expect(floorShare(-1n, 5000)).toBe(-1n);
  });

  it('does not depend on the order of the factors and never exceeds the net', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 4 }),
        (net, bps) => {
          const share = floorShare(net, ...bps);
          expect(share).toBe(floorShare(net, ...[...bps].reverse()));
          expect(share >= 0n && share <= net).toBe(true);
        },
      ),
    );
  });

  it('shares of one amount never sum above it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.integer({ min: 0, max: 10_000 }),
        (net, bps) => {
          const sum = floorShare(net, bps) + floorShare(net, 10_000 - bps);
          expect(sum <= net && sum >= net - 1n).toBe(true);
        },
      ),
    );
  });
});

describe('JSON', () => {
  it('is a number while safe, a string beyond, and comes back', () => {
    expect(fenToJson(9007199254740991n)).toBe(9007199254740991);
    expect(fenToJson(9007199254740992n)).toBe('9007199254740992');
    expect(JSON.stringify({ rows: [{ netFen: 5n }] }, moneyReplacer)).toBe('{"rows":[{"netFen":5}]}');
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }), (fen) => {
        expect(fenFromJson(JSON.parse(JSON.stringify(fen, moneyReplacer)))).toBe(fen);
      }),
    );
  });

  it.each([1.5, Number.NaN, 2 ** 60, '1.5', '', '9223372036854775808', null, true])('refuses %s', (value) => {
    expect(fenFromJson(value)).toBeNull();
  });
});

describe('a real number of fen', () => {
  it('serves ratios', () => {
    expect(fenToReal(150n) / fenToReal(100n)).toBe(1.5);
    expect(fenToReal(-(2n ** 60n))).toBe(-(2 ** 60));
  });
});
