import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainInParts,
  explainSales,
  isCounted,
  logarithmicMean,
  type SalesTotals,
} from '@/lib/metrics/sales-equation';

const zero: SalesTotals = { visitors: 0, buyers: 0, orders: 0, grossFen: 0n, refundsFen: 0n };
const total = (list: object) => Object.values(list as Record<string, bigint>).reduce((a, b) => a + b, 0n);

const count = fc.oneof(fc.nat(3), fc.nat(100_000), fc.constantFrom(1, 2 ** 40, Number.NaN, -5));
const fen = fc.oneof(
  fc.bigInt({ min: 0n, max: 5n }),
  fc.bigInt({ min: 0n, max: 10n ** 13n }),
  fc.constant(2n ** 62n),
);
const anyTotals: fc.Arbitrary<SalesTotals> = fc.record({
  visitors: fc.option(count, { freq: 4 }),
  buyers: count,
  orders: count,
  grossFen: fen,
  refundsFen: fen,
});
const sane: fc.Arbitrary<SalesTotals> = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 90_000 }))
  .map(([buyers, moreVisitors, moreOrders, price]) => ({
    visitors: buyers + moreVisitors,
    buyers,
    orders: buyers + moreOrders,
    grossFen: BigInt((buyers + moreOrders) * price),
    refundsFen: 0n,
  }));

/** ∫₀¹ G₀^(1−t)·G₁^t dt · ln ratio by Simpson: the path form of LMDI-I, no logarithmic mean in it. */
function byIntegral(g0: number, g1: number, ratio: number): number {
  const steps = 2_000;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * g0 ** (1 - i / steps) * g1 ** (i / steps);
  }
  return (sum / (3 * steps)) * Math.log(ratio);
}

describe('explainSales', () => {
  it('splits a doubling by traffic alone into traffic alone', () => {
    const before = { visitors: 100, buyers: 20, orders: 25, grossFen: 250_000n, refundsFen: 1000n };
    const after = { visitors: 200, buyers: 40, orders: 50, grossFen: 500_000n, refundsFen: 4000n };
    const explained = explainSales({ before, after });
    expect(explained.contributionsFen).toEqual({
      traffic: 250_000n,
      conversion: 0n,
      repurchase: 0n,
      aov: 0n,
      refunds: -3000n,
    });
    expect(explained.deltaNetFen).toBe(247_000n);
    expect(explained.factors.map((factor) => [factor.key, factor.before, factor.after])).toEqual([
      ['traffic', 100, 200],
      ['conversion', 0.2, 0.2],
      ['repurchase', 1.25, 1.25],
      ['aov', 10_000, 10_000],
    ]);
  });

  it('gives equal and opposite factors equal and opposite amounts when sales stand still', () => {
    const before = { visitors: 100, buyers: 20, orders: 20, grossFen: 100_000n, refundsFen: 0n };
    const after = { visitors: 200, buyers: 20, orders: 20, grossFen: 100_000n, refundsFen: 0n };
    // L(a, a) = a: ±100000 · ln 2 = ±69314.718…
    expect(explainSales({ before, after }).contributionsFen).toEqual({
      traffic: 69_315n,
      conversion: -69_315n,
      repurchase: 0n,
      aov: 0n,
      refunds: 0n,
    });
  });

  it('agrees with the integral form of LMDI-I within a fen', () => {
    fc.assert(
      fc.property(sane, sane, (before, after) => {
        const { contributionsFen } = explainSales({ before, after });
        const [g0, g1] = [Number(before.grossFen), Number(after.grossFen)];
        const expected = {
          traffic: (after.visitors ?? 0) / (before.visitors ?? 0),
          conversion: after.buyers / (after.visitors ?? 0) / (before.buyers / (before.visitors ?? 0)),
          repurchase: after.orders / after.buyers / (before.orders / before.buyers),
          aov: g1 / after.orders / (g0 / before.orders),
        };
        for (const [key, ratio] of Object.entries(expected)) {
          const got = Number(contributionsFen[key as 'aov']);
          expect(Math.abs(got - byIntegral(g0, g1, ratio))).toBeLessThan(1.5 + Math.max(g0, g1) * 1e-9);
        }
      }),
    );
  });

  it('sums to the fen for anything, hostile figures included, and is never NaN', () => {
    fc.assert(
      fc.property(anyTotals, anyTotals, (before, after) => {
        const explained = explainSales({ before, after });
        const { refunds, ...rest } = explained.contributionsFen;
        expect(explained.deltaGrossFen).toBe(after.grossFen - before.grossFen);
        expect(total(rest)).toBe(explained.deltaGrossFen);
        expect(refunds).toBe(before.refundsFen - after.refundsFen);
        expect(total(explained.contributionsFen)).toBe(explained.deltaNetFen);
        for (const factor of explained.factors) {
          expect(Number.isFinite(factor.before) && Number.isFinite(factor.after)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('mirrors when the periods change places', () => {
    fc.assert(
      fc.property(sane, sane, (a, b) => {
        const there = explainSales({ before: a, after: b }).contributionsFen;
        const back = explainSales({ before: b, after: a }).contributionsFen;
        for (const key of ['traffic', 'conversion', 'repurchase', 'aov'] as const) {
          const sum = (there[key] ?? 0n) + (back[key] ?? 0n);
          expect(sum >= -1n && sum <= 1n).toBe(true);
        }
      }),
    );
  });

  it('has no factors when a period has no sales', () => {
    const sold = { visitors: 9, buyers: 3, orders: 3, grossFen: 900n, refundsFen: 100n };
    expect(explainSales({ before: zero, after: sold })).toMatchObject({
      kind: 'opened',
      contributionsFen: { opened: 900n, refunds: -100n },
      factors: [],
    });
    expect(explainSales({ before: sold, after: zero })).toMatchObject({
      kind: 'closed',
      contributionsFen: { closed: -900n, refunds: 100n },
    });
    expect(explainSales({ before: zero, after: { ...zero, refundsFen: 7n } })).toMatchObject({
      kind: 'none',
      deltaNetFen: -7n,
      contributionsFen: { refunds: -7n },
    });
  });

  it.each([
    [null, 'buyers', ['buyers', 'repurchase', 'aov']],
    [0, 'buyers', ['buyers', 'repurchase', 'aov']],
    [50, 'visitors', ['traffic', 'conversion', 'repurchase', 'aov']],
  ])('with %s visitors before it starts at %s', (visitors, startsAt, keys) => {
    const before = { visitors, buyers: 10, orders: 11, grossFen: 5000n, refundsFen: 0n };
    const after = { visitors: 60, buyers: 12, orders: 12, grossFen: 7000n, refundsFen: 0n };
    const explained = explainSales({ before, after });
    expect(explained.startsAt).toBe(startsAt);
    expect(explained.factors.map((factor) => factor.key)).toEqual(keys);
  });

  it('leaves out the links that contradict sales', () => {
    const before = { visitors: 9, buyers: 0, orders: 4, grossFen: 400n, refundsFen: 0n };
    const after = { visitors: 9, buyers: 3, orders: 8, grossFen: 800n, refundsFen: 0n };
    expect(explainSales({ before, after })).toMatchObject({
      startsAt: 'orders',
      contributionsFen: { orders: 400n, aov: 0n },
    });
    expect(explainSales({ before: { ...before, orders: 0 }, after })).toMatchObject({
      startsAt: 'gross',
      contributionsFen: { gross: 400n },
    });
  });
});

describe('logarithmicMean', () => {
  it('lies between geometric and arithmetic mean, and meets them at a = b', () => {
    const positive = fc.double({ min: 1e-6, max: 1e18, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        fc.oneof(positive, fc.double({ min: 0.9, max: 1.1, noNaN: true })),
        (a, factor) => {
          const b = factor > 2 ? factor : a * factor;
          const mean = logarithmicMean(a, b);
          expect(mean).toBeGreaterThanOrEqual(Math.sqrt(a) * Math.sqrt(b) * (1 - 1e-12));
          expect(mean).toBeLessThanOrEqual(((a + b) / 2) * (1 + 1e-12));
        },
      ),
      { numRuns: 500 },
    );
    expect(logarithmicMean(12345, 12345)).toBe(12345);
    expect(logarithmicMean(2, 1)).toBeCloseTo(1 / Math.LN2, 14);
  });
});

describe('counted and uncounted stores', () => {
  it('counts a store by the periods it sells in', () => {
    const sold = { visitors: 5, buyers: 1, orders: 1, grossFen: 100n, refundsFen: 0n };
    expect(isCounted({ before: sold, after: sold })).toBe(true);
    expect(isCounted({ before: { ...zero, visitors: null }, after: sold })).toBe(true);
    expect(isCounted({ before: { ...sold, visitors: null }, after: sold })).toBe(false);
    expect(isCounted({ before: zero, after: zero })).toBe(true);
  });

  it('adds the two parts, and is one part when the other is empty', () => {
    fc.assert(
      fc.property(sane, sane, sane, sane, (a, b, c, d) => {
        const counted = { before: a, after: b };
        const uncounted = { before: { ...c, visitors: null }, after: { ...d, visitors: null } };
        const mixed = explainInParts({ counted, uncounted });
        expect(mixed.startsAt).toBe('mixed');
        expect(total(mixed.contributionsFen)).toBe(b.grossFen - a.grossFen + d.grossFen - c.grossFen);
        expect(mixed.contributionsFen.buyers).toBe(explainSales(uncounted).contributionsFen.buyers);
        expect(explainInParts({ counted, uncounted: { before: zero, after: zero } })).toEqual(
          explainSales(counted),
        );
      }),
      { numRuns: 50 },
    );
    const sold = { visitors: 5, buyers: 1, orders: 1, grossFen: 100n, refundsFen: 0n };
    const opened = { before: zero, after: sold };
    expect(explainInParts({ counted: opened, uncounted: opened })).toMatchObject({
      kind: 'opened',
      startsAt: null,
      contributionsFen: { opened: 200n, refunds: 0n },
    });
  });
});
