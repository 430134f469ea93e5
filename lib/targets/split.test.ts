import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '@/lib/time';
import { openDaysOf, SPLIT_BASES, SPLIT_UNITS, splitTarget } from './split';

const month = asDay('2026-11-01');
const always = { openedOn: asDay('2020-01-01'), closedOn: null };
const store = (storeId: string, baseFen: bigint | null, open = {}) => ({
  storeId,
  baseFen,
  ...always,
  ...open,
});
const how = { totalFen: 100_000n, month, basis: 'last_year' as const, unitFen: 100n };

describe('splitTarget', () => {
  it('shares in proportion to the basis, by hand', () => {
    expect(splitTarget([store('a', 300n), store('b', 100n)], how)).toEqual([75_000n, 25_000n]);
    expect(splitTarget([store('a', 300n), store('b', 100n)], { ...how, basis: 'equal' })).toEqual([
      50_000n,
      50_000n,
    ]);
  });

  it('counts a store without history as a mean one, and one that opens late for its days', () => {
    const late = { openedOn: asDay('2026-11-16') };
    expect(splitTarget([store('a', 300n), store('b', 100n), store('c', null)], how)).toEqual([
      50_000n,
      16_700n,
      33_300n,
    ]);
    // 30 days against 15: two thirds and one third.
    expect(splitTarget([store('a', 5n), store('b', null, late)], { ...how, totalFen: 90_000n })).toEqual([
      60_000n,
      30_000n,
    ]);
  });

  it('is equal where nobody has a history, and where nobody is open', () => {
    expect(splitTarget([store('a', null), store('b', 0n)], how)).toEqual([50_000n, 50_000n]);
    const closed = { closedOn: asDay('2026-10-01') };
    expect(splitTarget([store('a', 1n, closed), store('b', 2n, closed)], how)).toEqual([50_000n, 50_000n]);
    expect(splitTarget([], how)).toEqual([]);
  });

  it('sums to the fen in whole units but for one, and so do the regions it is grouped by', () => {
    const base = fc.option(fc.bigInt({ min: -9n, max: 10n ** 11n }), { nil: null });
    const one = fc.record({
      baseFen: base,
      region: fc.integer({ min: 0, max: 3 }),
      opened: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 60 }),
        fc.bigInt({ min: 0n, max: 10n ** 13n }),
        fc.constantFrom(...SPLIT_BASES),
        fc.constantFrom(...SPLIT_UNITS),
        (list, totalFen, basis, unit) => {
          const stores = list.map(({ baseFen, opened }, at) =>
            store(String(at), baseFen, { openedOn: asDay(`2026-11-${String(opened).padStart(2, '0')}`) }),
          );
          const shares = splitTarget(stores, { totalFen, month, basis, unitFen: BigInt(unit) });
          const regions = new Map<number, bigint>();
          for (const [at, { region }] of list.entries())
            regions.set(region, (regions.get(region) ?? 0n) + (shares[at] ?? 0n));
          expect([...regions.values()].reduce((a, b) => a + b, 0n)).toBe(totalFen);
          expect(shares.filter((share) => share % BigInt(unit) !== 0n).length).toBeLessThanOrEqual(1);
          expect(shares.every((share) => share >= 0n)).toBe(true);
        },
      ),
    );
  });
});

describe('openDaysOf', () => {
  it('counts the days of the month between opening and closing', () => {
    expect(openDaysOf(month, always)).toBe(30);
    expect(openDaysOf(month, { openedOn: asDay('2026-11-30'), closedOn: null })).toBe(1);
    expect(openDaysOf(month, { openedOn: asDay('2026-12-01'), closedOn: null })).toBe(0);
    expect(openDaysOf(month, { openedOn: null, closedOn: asDay('2026-11-02') })).toBe(1);
  });
});
