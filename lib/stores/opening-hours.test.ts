import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkWeek,
  formatIntervals,
  isOpenAt,
  parseDayHours,
  summarizeWeek,
} from '@/lib/stores/opening-hours';
import { asDay } from '@/lib/time';

describe('parseDayHours', () => {
  it.each([
    [
      '10:00-14:00,17:00-22:00',
      [
        [600, 840],
        [1020, 1320],
      ],
    ],
    [
      '１７：００－２２：００；１０：００至１４：００',
      [
        [600, 840],
        [1020, 1320],
      ],
    ],
    ['18:00~02:00', [[1080, 1560]]],
    ['9:30 - 24:00', [[570, 1440]]],
    ['00:00-00:00', [[0, 1440]]],
    ['24小时', [[0, 1440]]],
    ['休息', []],
  ])('reads %s', (text, expected) => {
    expect(parseDayHours(text)).toEqual({
      ok: true,
      intervals: expected.map(([from, to]) => ({ from, to })),
    });
  });

  it.each([
    ['', 'unreadable'],
    ['10点到22点', 'unreadable'],
    ['10:00', 'unreadable'],
    ['10:60-22:00', 'bad_time'],
    ['25:00-26:00', 'bad_time'],
    ['24:00-02:00', 'bad_time'],
    ['10:00-10:00', 'empty_interval'],
    ['10:00-15:00,14:59-20:00', 'overlap'],
    ['20:00-02:00,23:00-23:30', 'overlap'],
  ])('refuses %j as %s', (text, code) => {
    expect(parseDayHours(text)).toEqual({ ok: false, code });
  });

  it('reads back what it writes', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(cuts, (minutes) => {
        const sorted = [...minutes].sort((a, b) => a - b);
        const intervals: { from: number; to: number }[] = [];
        for (let i = 0; i + 1 < sorted.length; i += 2)
          intervals.push({ from: sorted[i] ?? 0, to: sorted[i + 1] ?? 0 });
        expect(parseDayHours(formatIntervals(intervals))).toEqual({ ok: true, intervals });
      }),
    );
  });
});

const late = [{ from: 1080, to: 1560 }];
const day = [{ from: 600, to: 1320 }];

describe('a week', () => {
  it('names a night that runs into the next morning, over Sunday too', () => {
    const morning = [{ from: 60, to: 600 }];
    expect(checkWeek([late, morning, day, day, day, day, day])).toEqual([{ weekday: 2, code: 'overlap' }]);
    expect(checkWeek([morning, day, day, day, day, day, late])).toEqual([{ weekday: 1, code: 'overlap' }]);
    expect(checkWeek([late, day, [], [], [], [], [{ from: 5, to: 5 }]])).toEqual([
      { weekday: 7, code: 'empty_interval' },
    ]);
  });

  it('is open after midnight by the day before, and closed on an exception', () => {
    const hours = {
      week: [day, day, day, day, late, day, []],
      exceptions: [{ day: asDay('2026-10-01'), intervals: [] }],
    };
    // 2026-11-20 is a Friday
    expect(isOpenAt({ day: asDay('2026-11-20'), minute: 1080 }, hours)).toBe(true);
    expect(isOpenAt({ day: asDay('2026-11-21'), minute: 119 }, hours)).toBe(true);
    expect(isOpenAt({ day: asDay('2026-11-21'), minute: 120 }, hours)).toBe(false);
    expect(isOpenAt({ day: asDay('2026-11-22'), minute: 700 }, hours)).toBe(false);
    expect(isOpenAt({ day: asDay('2026-10-01'), minute: 700 }, hours)).toBe(false);
    expect(isOpenAt({ day: asDay('2026-10-08'), minute: 700 }, hours)).toBe(true);
    expect(isOpenAt({ day: asDay('2026-10-08'), minute: 1320 }, hours)).toBe(false);
  });

  it('sums up in runs of equal days', () => {
    expect(summarizeWeek([day, day, day, day, late, late, []])).toEqual([
      { from: 1, to: 4, kind: 'open', times: '10:00–22:00' },
      { from: 5, to: 6, kind: 'open', times: '18:00–02:00' },
      { from: 7, to: 7, kind: 'closed', times: '' },
    ]);
    expect(summarizeWeek(Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]))).toEqual([
      { from: 1, to: 7, kind: 'all_day', times: '' },
    ]);
  });
});
