import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BEGINNING,
  changedSpan,
  intervalOn,
  lostStays,
  type RegionInterval,
  withMove,
  withoutMove,
} from '@/lib/stores/region-intervals';
import { addDays, asDay, type Day } from '@/lib/time';

const first = asDay('2026-01-01');
const start: RegionInterval[] = [{ regionId: 'a', from: BEGINNING, to: null }];
const dayOf = fc.integer({ min: 0, max: 40 }).map((offset) => addDays(first, offset));
const act = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), regionId: fc.constantFrom('a', 'b', 'c'), on: dayOf }),
  fc.record({ kind: fc.constant('undo' as const), on: dayOf }),
);
const days = Array.from({ length: 42 }, (_, offset) => addDays(first, offset));

function check(intervals: readonly RegionInterval[]) {
  expect(intervals[0]?.from).toBe(BEGINNING);
  expect(intervals.at(-1)?.to).toBeNull();
  intervals.slice(1).forEach((interval, index) => {
    expect(intervals[index]?.to).toBe(interval.from);
    expect(intervals[index]?.regionId).not.toBe(interval.regionId);
  });
}

describe('a history of regions', () => {
  it('has no gap and no overlap after any moves, and every day stands where the model says', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        let intervals: readonly RegionInterval[] = start;
        for (const one of acts) {
          const before = intervals;
          intervals = one.kind === 'move' ? withMove(intervals, one) : withoutMove(intervals, one.on);
          check(intervals);
          // The model walks day by day: a move lasts until the next recorded start.
          const next = before.map(({ from }) => from).find((from) => from > one.on) ?? null;
          const begins = before.some(({ from }) => from === one.on);
          for (const day of days) {
            const was = intervalOn(before, day)?.regionId;
            const inSpan = day >= one.on && (next === null || day < next);
            const previous = intervalOn(before, addDays(one.on, -1))?.regionId;
            const wanted =
              one.kind === 'move' ? (inSpan ? one.regionId : was) : inSpan && begins ? previous : was;
            expect(intervalOn(intervals, day)?.regionId).toBe(wanted);
          }
          const span = changedSpan(before, intervals);
          for (const day of days) {
            const differs = intervalOn(before, day)?.regionId !== intervalOn(intervals, day)?.regionId;
            const isInside = span !== null && day >= span.from && (span.to === null || day < span.to);
            if (differs) expect(isInside).toBe(true);
            if (span === null) expect(differs).toBe(false);
          }
        }
      }),
    );
  });

  it('takes back a planned move', () => {
    const on: Day = addDays(first, 10);
    expect(withoutMove(withMove(start, { regionId: 'b', on }), on)).toEqual(start);
  });

  it('a move dated back takes its days from the region that had them, up to the next move', () => {
    const on = (day: string) => day as RegionInterval['from'];
    const before = withMove(start, { regionId: 'b', on: on('2026-11-01') });
    const after = withMove(before, { regionId: 'c', on: on('2021-01-01') });
    expect(lostStays(before, after)).toEqual([{ regionId: 'a', from: '2021-01-01', to: '2026-11-01' }]);
    expect(lostStays(after, before)).toEqual([{ regionId: 'c', from: '2021-01-01', to: '2026-11-01' }]);
    expect(lostStays(before, before)).toEqual([]);
  });
});
