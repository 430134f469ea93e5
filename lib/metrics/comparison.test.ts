import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOf, comparisonRange, likeForLike, rateOf } from '@/lib/metrics/comparison';
import { asDay } from '@/lib/time';

const range = (from: string, to: string) => ({ from: asDay(from), to: asDay(to) });
const november = range('2026-11-01', '2026-11-21');

describe('comparisonRange', () => {
  it.each([
    ['previous', '2026-10-11', '2026-10-31'],
    ['year', '2025-11-01', '2025-11-21'],
    ['year_weekday', '2025-11-02', '2025-11-22'],
    ['year_festival', '2025-11-01', '2025-11-21'],
  ] as const)('%s', (comparison, from, to) => {
    expect(comparisonRange(november, { comparison, festival: 'double_11' })).toEqual(range(from, to));
  });
});

describe('changeOf', () => {
  it.each([
    [10_000n, 9_340n, { kind: 'percent', bps: -660n, amount: -660n }],
    [3n, 4n, { kind: 'percent', bps: 3333n, amount: 1n }],
    [3n, 5n, { kind: 'percent', bps: 6667n, amount: 2n }],
    [0n, 5n, { kind: 'amount', amount: 5n }],
    [-5n, 5n, { kind: 'amount', amount: 10n }],
    [null, 5n, { kind: 'missing' }],
    [5n, null, { kind: 'missing' }],
  ])('%s to %s', (before, after, expected) => {
    expect(changeOf(before, after)).toEqual(expected);
  });

  it('rounds to the nearest basis point', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        (before, after) => {
          const change = changeOf(before, after);
          if (change.kind !== 'percent') throw new Error('a base above 0 has a percentage');
          const error = change.bps * before - (after - before) * 10_000n;
          expect(2n * error <= before && 2n * error >= -before).toBe(true);
        },
      ),
    );
  });
});

describe('rateOf', () => {
  it('is n/N below 30 observations and missing without any', () => {
    expect(rateOf(3n, 29n)).toEqual({ kind: 'fraction', part: 3n, total: 29n });
    expect(rateOf(3n, 30n)).toEqual({ kind: 'rate', bps: 1000n, part: 3n, total: 30n });
    expect(rateOf(0n, 0n)).toEqual({ kind: 'missing' });
    expect(rateOf(null, 40n)).toEqual({ kind: 'missing' });
  });
});

describe('likeForLike', () => {
  it('keeps stores complete in both ranges and says why the others are not', () => {
    const store = { openedOn: asDay('2020-01-01'), closedOn: null, gapDays: [] };
    const found = likeForLike(
      [
        { ...store, storeId: 'whole' },
        { ...store, storeId: 'first-day', openedOn: asDay('2025-11-01') },
        { ...store, storeId: 'new', openedOn: asDay('2025-11-02') },
        { ...store, storeId: 'unknown', openedOn: null },
        { ...store, storeId: 'closed', closedOn: asDay('2026-11-21') },
        { ...store, storeId: 'closes-later', closedOn: asDay('2026-11-22') },
        { ...store, storeId: 'gap-then', gapDays: [asDay('2025-11-21')] },
        { ...store, storeId: 'gap-now', gapDays: [asDay('2026-11-01')] },
        { ...store, storeId: 'gap-between', gapDays: [asDay('2026-03-01')] },
      ],
      { before: range('2025-11-01', '2025-11-21'), after: november },
    );
    expect(found.storeIds).toEqual(['whole', 'first-day', 'closes-later', 'gap-between']);
    expect(found.excluded).toEqual([
      { storeId: 'new', reason: 'not_open_before' },
      { storeId: 'unknown', reason: 'not_open_before' },
      { storeId: 'closed', reason: 'closed_since' },
      { storeId: 'gap-then', reason: 'gap_before' },
      { storeId: 'gap-now', reason: 'gap_after' },
    ]);
  });
});
