import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  addDays,
  addMonths,
  alignWeekday,
  asDay,
  bucketRange,
  businessDay,
  type Day,
  dayFromNumber,
  dayNumber,
  daysBetween,
  eachBucket,
  eachDay,
  isoWeek,
  monthEnd,
  parseDay,
  presetRange,
  previousPeriod,
  rangeLength,
  sameDatesLastYear,
  weekday,
  weekStart,
} from '@/lib/time';

const anyDay = fc.integer({ min: -21_000, max: 60_000 }).map(dayFromNumber);
const range = (from: string, to: string) => ({ from: asDay(from), to: asDay(to) });

describe('Day', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-01',
    '20260101',
    '0000-01-01',
    '2026-01-01T00:00',
    '',
  ])('refuses %s', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => asDay(text)).toThrow(RangeError);
  });

  it('counts days like the calendar', () => {
    expect(daysBetween(asDay('2024-02-28'), asDay('2024-03-01'))).toBe(2);
    expect(daysBetween(asDay('2026-02-28'), asDay('2026-03-01'))).toBe(1);
    expect(addDays(asDay('2025-12-31'), 1)).toBe('2026-01-01');
    expect(dayNumber(asDay('1970-01-01'))).toBe(0);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(parseDay(addDays(day, days))).not.toBeNull();
      }),
    );
  });

  it('weeks begin on Monday, as Intl sees the weekday', () => {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short' });
    const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(names[weekday(day) - 1]).toBe(name.format(new Date(`${day}T12:00:00Z`)));
        expect(weekday(weekStart(day))).toBe(1);
        expect(daysBetween(weekStart(day), day)).toBe(weekday(day) - 1);
      }),
    );
  });

  it.each([
    // from the ISO 8601 tables
    ['2005-01-01', 2004, 53],
    ['2008-12-29', 2009, 1],
    ['2010-01-03', 2009, 53],
    ['2026-01-01', 2026, 1],
    ['2026-11-21', 2026, 47],
    ['2027-01-03', 2026, 53],
  ])('%s is in ISO week %i-%i', (day, year, week) => {
    expect(isoWeek(asDay(day))).toEqual({ year, week });
  });

  it('adds months and stays inside the month', () => {
    expect(addMonths(asDay('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(asDay('2024-02-29'), -12)).toBe('2023-02-28');
    expect(addMonths(asDay('2026-01-15'), -1)).toBe('2025-12-15');
    expect(addMonths(asDay('2026-12-15'), 1)).toBe('2027-01-15');
    expect(monthEnd(asDay('2024-02-10'))).toBe('2024-02-29');
  });
});

describe('ranges', () => {
  it('compares with the period before and with last year', () => {
    expect(previousPeriod(range('2026-11-01', '2026-11-21'))).toEqual(range('2026-10-11', '2026-10-31'));
    expect(sameDatesLastYear(range('2024-02-01', '2024-02-29'))).toEqual(range('2023-02-01', '2023-02-28'));
    expect(alignWeekday(range('2026-11-21', '2026-11-22'))).toEqual(range('2025-11-22', '2025-11-23'));
    fc.assert(
      fc.property(anyDay, fc.nat(800), (from, length) => {
        const now = { from, to: addDays(from, length) };
        const before = previousPeriod(now);
        expect(rangeLength(before)).toBe(rangeLength(now));
        expect(addDays(before.to, 1)).toBe(now.from);
        expect(weekday(alignWeekday(now).from)).toBe(weekday(now.from));
      }),
    );
  });

  it('buckets cover every day of the range once, in order', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(500),
        fc.constantFrom('day', 'week', 'month' as const),
        (from, length, grain) => {
          const asked = { from, to: addDays(from, length) };
          const covered = eachBucket(asked, grain).flatMap(eachDay);
          const inside = covered.filter((day) => day >= asked.from && day <= asked.to);
          expect(inside).toEqual(eachDay(asked));
          expect(new Set(covered).size).toBe(covered.length);
        },
      ),
      { numRuns: 40 },
    );
    expect(eachBucket(range('2026-10-31', '2026-11-02'), 'month')).toEqual([
      range('2026-10-01', '2026-10-31'),
      range('2026-11-01', '2026-11-30'),
    ]);
    expect(bucketRange(asDay('2026-11-21'), 'week')).toEqual(range('2026-11-16', '2026-11-22'));
  });

  it.each([
    ['today', '2026-11-21', '2026-11-21'],
    ['yesterday', '2026-11-20', '2026-11-20'],
    ['last7', '2026-11-15', '2026-11-21'],
    ['last28', '2026-10-25', '2026-11-21'],
    ['month_to_date', '2026-11-01', '2026-11-21'],
    ['last_month', '2026-10-01', '2026-10-31'],
    ['quarter_to_date', '2026-10-01', '2026-11-21'],
    ['year_to_date', '2026-01-01', '2026-11-21'],
    ['last_13_months', '2025-11-01', '2026-11-21'],
  ] as const)('preset %s', (preset, from, to) => {
    expect(presetRange(preset, asDay('2026-11-21'))).toEqual(range(from, to));
  });
});

describe('businessDay', () => {
  it.each([
    ['2026-11-20T15:59:59Z', 'Asia/Shanghai', 0, '2026-11-20'],
    ['2026-11-20T16:00:00Z', 'Asia/Shanghai', 0, '2026-11-21'],
    ['2026-11-20T19:59:59Z', 'Asia/Shanghai', 4, '2026-11-20'],
    ['2026-11-20T20:00:00Z', 'Asia/Shanghai', 4, '2026-11-21'],
    ['2026-11-20T18:14:59Z', 'Asia/Kathmandu', 0, '2026-11-20'],
    ['2026-11-20T18:15:00Z', 'Asia/Kathmandu', 0, '2026-11-21'],
    // New York springs forward on 2026-03-08 at 07:00Z: midnight of the 9th is 04:00Z, of the 8th 05:00Z
    ['2026-03-08T04:59:59Z', 'America/New_York', 0, '2026-03-07'],
    ['2026-03-08T05:00:00Z', 'America/New_York', 0, '2026-03-08'],
    ['2026-03-09T03:59:59Z', 'America/New_York', 0, '2026-03-08'],
    ['2026-03-09T04:00:00Z', 'America/New_York', 0, '2026-03-09'],
    // cut-off 3 on that night: 03:00 EDT is 07:00Z, and 01:59 EST a second earlier
    ['2026-03-08T06:59:59Z', 'America/New_York', 3, '2026-03-07'],
    ['2026-03-08T07:00:00Z', 'America/New_York', 3, '2026-03-08'],
    // Lord Howe moves by half an hour, at 15:30Z
    ['2026-04-04T12:59:59Z', 'Australia/Lord_Howe', 0, '2026-04-04'],
    ['2026-04-04T13:00:00Z', 'Australia/Lord_Howe', 0, '2026-04-05'],
    ['2026-04-05T13:29:59Z', 'Australia/Lord_Howe', 0, '2026-04-05'],
    ['2026-04-05T13:30:00Z', 'Australia/Lord_Howe', 0, '2026-04-06'],
    // Samoa had no 30 December 2011
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', 0, '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', 0, '2011-12-31'],
  ])('%s in %s with cut-off %i is %s', (at, timeZone, cutoffHour, day) => {
    expect(businessDay(new Date(at), { timeZone, cutoffHour })).toBe(day);
  });

  it('agrees with Intl asked afresh, in zones with and without clock changes', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/Havana',
    );
    const at = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(at, zone, (instant, timeZone) => {
        const format = new Intl.DateTimeFormat('en-CA', {
          timeZone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
        });
        expect(businessDay(instant, { timeZone, cutoffHour: 0 })).toBe(format.format(instant));
      }),
      { numRuns: 400 },
    );
  });

  it('moves a fixed zone by the cut-off and no more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 23 }),
        (instant, cutoffHour) => {
          const shifted = new Date(instant + (8 - cutoffHour) * 3_600_000).toISOString().slice(0, 10);
          expect(businessDay(instant, { timeZone: 'Asia/Shanghai', cutoffHour })).toBe(shifted as Day);
        },
      ),
    );
  });

  it('refuses what is no instant or no zone', () => {
    expect(() => businessDay(Number.NaN, { timeZone: 'Asia/Shanghai', cutoffHour: 0 })).toThrow(RangeError);
    expect(() => businessDay(0, { timeZone: 'Mars/Olympus', cutoffHour: 0 })).toThrow(RangeError);
  });

  it('asks Intl about each of 400 days, not about each of a hundred thousand facts', () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    const clock = { timeZone: 'Pacific/Auckland', cutoffHour: 4 };
    const days = new Set<string>();
    for (let index = 0; index < 100_000; index++)
      days.add(businessDay(1_790_000_000_000 - ((index * 7_919) % 34_560_000) * 1000, clock));
    // Two a day, and a quarter of an hour each on the two or three days that change the clock.
    expect(asked.mock.calls.length).toBeLessThan(2 * 402 + 3 * 96);
    expect(days.size).toBeGreaterThan(395);
    asked.mockRestore();
  });
});
