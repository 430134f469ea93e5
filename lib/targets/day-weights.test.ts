import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, type Day, eachDay, weekday } from '@/lib/time';
import { type DaySales, dayWeights, dueShare, monthRange, referenceRange } from './day-weights';

const june = asDay('2026-06-01');
const march = asDay('2026-03-01');
const flat = (range: { from: Day; to: Day }, fenOf: (day: Day) => bigint): DaySales[] =>
  eachDay(range).map((day) => ({ day, netFen: fenOf(day) }));

describe('dayWeights', () => {
  it('weighs a day as last year weighed days of its type', () => {
    // Saturdays and Sundays made three times as much, the 11th of November ten times.
    const november = asDay('2026-11-01');
    const history = flat(referenceRange(november), (day) =>
      day === '2025-11-11' ? 1_000n : weekday(day) > 5 ? 300n : 100n,
    );
    const weights = dayWeights(november, { histories: [history] });
    const at = (day: string) => weights[Number(day.slice(8)) - 1];
    expect(at('2026-11-11')).toBe(1_000n);
    expect(at('2026-11-21')).toBe(300n);
    expect(at('2026-11-23')).toBe(100n);
  });

  it('likens a statutory holiday to the same holiday, wherever it fell last year', () => {
    const february = asDay('2026-02-01');
    // Spring Festival: 28 January to 4 February 2025, 15 to 23 February 2026.
    const history = flat(referenceRange(february), (day) =>
      '2025-01-28' <= day && day <= '2025-02-04' ? 900n : 100n,
    );
    const weights = dayWeights(february, { histories: [history] });
    expect(weights[17 - 1]).toBe(900n);
    expect(weights[10 - 1]).toBe(100n);
  });

  it('takes the first history that is long enough, and equal days without any', () => {
    const own = flat({ from: asDay('2025-03-01'), to: asDay('2025-03-20') }, () => 5n);
    const whole = flat(referenceRange(march), (day) => (weekday(day) === 6 ? 40n : 10n));
    const byWhole = dayWeights(march, { histories: [own, whole] });
    expect(byWhole[7 - 1]).toBe(40n);
    expect(dayWeights(march, { histories: [own, []] })).toEqual(Array.from({ length: 31 }, () => 1n));
  });

  it('gives nothing to days before the opening and after the closing', () => {
    const open = { openedOn: asDay('2026-06-11'), closedOn: asDay('2026-06-21') };
    const weights = dayWeights(june, { histories: [], open });
    expect(weights.filter((weight) => weight > 0n)).toHaveLength(10);
    expect(weights[10]).toBe(1n);
    expect(weights[20]).toBe(0n);
  });

  it('is equal days where last year only refunded', () => {
    const history = flat(referenceRange(june), () => -3n);
    expect(new Set(dayWeights(june, { histories: [history] }))).toEqual(new Set([1n]));
  });
});

describe('dueShare', () => {
  it('grows with the days from 0 to the whole, whatever the history', () => {
    const days = fc.array(fc.bigInt({ min: -50n, max: 900n }), { minLength: 0, maxLength: 100 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 23 }), (sales, shift) => {
        const month = asDay(
          `20${25 + Math.floor(shift / 12)}-${String((shift % 12) + 1).padStart(2, '0')}-01`,
        );
        const { from } = referenceRange(month);
        const history = sales.map((netFen, at) => ({ day: addDays(from, at), netFen }));
        const weights = dayWeights(month, { histories: [history] });
        const range = monthRange(month);
        const shares = [addDays(range.from, -1), ...eachDay(range)].map((through) =>
          dueShare(weights, { month, through }),
        );
        expect(shares[0]?.part).toBe(0n);
        expect(shares.at(-1)?.part).toBe(shares.at(-1)?.whole);
        for (const [at, share] of shares.entries())
          expect(share.part).toBeGreaterThanOrEqual(shares[at - 1]?.part ?? 0n);
      }),
    );
  });

  it('is whole after the month, and nothing where nothing weighs', () => {
    const weights = dayWeights(june, { histories: [] });
    expect(dueShare(weights, { month: june, through: asDay('2026-08-01') })).toEqual({
      part: 30n,
      whole: 30n,
    });
    expect(dueShare(weights, { month: june, through: asDay('2026-05-01') }).part).toBe(0n);
    expect(dueShare([0n, 0n], { month: june, through: asDay('2026-06-30') })).toEqual({
      part: 0n,
      whole: 1n,
    });
  });
});
