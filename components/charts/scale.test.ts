import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  niceStep,
  percentScale,
  pickIndexes,
  pointAt,
  slotAt,
  spreadLabels,
  valueAxis,
  yScale,
} from './scale';

describe('niceStep', () => {
  it.each([
    [10, 5, 2],
    [100, 4, 25],
    [97, 4, 25],
    [1, 4, 0.25],
    [312_400_000, 4, 100_000_000],
  ])('covers %d in %d steps of %d', (span, intervals, step) => {
    expect(niceStep({ span, intervals })).toBe(step);
  });

  it('never splits a count', () => {
    expect(niceStep({ span: 2, intervals: 4, whole: true })).toBe(1);
    expect(niceStep({ span: 9, intervals: 4, whole: true })).toBe(5);
  });
});

describe('valueAxis', () => {
  it('starts at zero and ends at a round number above the highest value', () => {
    expect(valueAxis({ values: [37, 61, null, 88] })).toEqual({
      min: 0,
      max: 100,
      ticks: [0, 25, 50, 75, 100],
    });
  });

  it('keeps zero between gains and losses', () => {
    const axis = valueAxis({ values: [-150, 310] });
    expect(axis).toEqual({ min: -200, max: 400, ticks: [-200, 0, 200, 400] });
  });

  it('may leave zero when told so', () => {
    expect(valueAxis({ values: [980, 1010], zero: false }).min).toBeGreaterThan(900);
  });

  it('answers for nothing, for one value and for all equal', () => {
    expect(valueAxis({ values: [] })).toEqual({ min: 0, max: 1, ticks: [0, 1] });
    expect(valueAxis({ values: [null, null] }).ticks).toEqual([0, 1]);
    expect(valueAxis({ values: [0, 0] }).max).toBe(1);
    expect(valueAxis({ values: [-5, -5] })).toMatchObject({ max: 0 });
    expect(valueAxis({ values: [1e12, 1e12 + 1e-4], zero: false }).ticks.length).toBeGreaterThan(1);
  });

  it('always covers its values with at most five rising, even ticks', () => {
    const number = fc
      .double({ min: -1e12, max: 1e12, noNaN: true })
      .filter((v) => v === 0 || Math.abs(v) > 1e-6);
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), fc.boolean(), (values, zero) => {
        const axis = valueAxis({ values, zero });
        // A billionth of a step is tolerated on purpose (3 × 0.1), and doubles end at 15 digits.
        const slack = (axis.max - axis.min) * 1e-8 + Math.max(Math.abs(axis.max), Math.abs(axis.min)) * 1e-12;
        expect(axis.ticks.length).toBeLessThanOrEqual(5);
        expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
        expect(axis.min).toBeLessThanOrEqual(Math.min(...values) + slack);
        expect(axis.max).toBeGreaterThanOrEqual(Math.max(...values) - slack);
        expect([...axis.ticks].sort((a, b) => a - b)).toEqual(axis.ticks);
        if (zero) expect(axis.min <= 0 && axis.max >= 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('scales', () => {
  const axis = { min: 0, max: 200, ticks: [] };
  it('turns values upside down, as SVG counts downward', () => {
    const y = yScale({ axis, height: 100 });
    expect([y(0), y(50), y(200)]).toEqual([100, 75, 0]);
  });
  it('maps onto percent', () => {
    expect(percentScale({ min: -100, max: 100, ticks: [] })(50)).toBe(75);
  });
  it('puts points on the ends and bars in the middle of their slots', () => {
    expect([0, 1, 2].map((index) => pointAt({ index, count: 3 }))).toEqual([0, 50, 100]);
    expect(pointAt({ index: 0, count: 1 })).toBe(50);
    expect([0, 1, 2, 3].map((index) => slotAt({ index, count: 4 }))).toEqual([12.5, 37.5, 62.5, 87.5]);
  });
});

describe('pickIndexes', () => {
  it('always labels the newest point and never more than asked', () => {
    expect(pickIndexes({ count: 21, most: 6 })).toEqual([0, 4, 8, 12, 16, 20]);
    expect(pickIndexes({ count: 3, most: 8 })).toEqual([0, 1, 2]);
    expect(pickIndexes({ count: 0, most: 8 })).toEqual([]);
    for (let count = 1; count < 400; count++) {
      const picked = pickIndexes({ count, most: 8 });
      expect(picked.at(-1)).toBe(count - 1);
      expect(picked.length).toBeLessThanOrEqual(8);
    }
  });
});

describe('spreadLabels', () => {
  it('moves labels apart, keeps their order and the edges', () => {
    expect(spreadLabels({ wanted: [100, 98, 10], gap: 16, low: 0, high: 110 })).toEqual([110, 94, 10]);
  });
  it('keeps the gap whenever there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 }), (wanted) => {
        const placed = spreadLabels({ wanted, gap: 16, low: 0, high: 200 }).sort((a, b) => a - b);
        for (let i = 1; i < placed.length; i++)
          expect((placed[i] ?? 0) - (placed[i - 1] ?? 0)).toBeGreaterThanOrEqual(15.99);
        expect(Math.min(...placed)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...placed)).toBeLessThanOrEqual(200);
      }),
    );
  });
});
