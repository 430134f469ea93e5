import published from 'chinese-days/dist/chinese-days.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignFestival,
  dayClass,
  dayOfLunarDate,
  festivalOf,
  festivalsOfYear,
  festivalsOn,
  isAnnouncedYear,
  lunarDate,
} from '@/lib/organization/calendar';
import { asDay, dayFromNumber, eachDay } from '@/lib/time';

describe('dayClass', () => {
  it.each([
    // State Council list for 2026
    ['2026-01-01', 'holiday', '元旦'],
    ['2026-01-04', 'swapped_workday', '元旦'],
    ['2026-02-17', 'holiday', '春节'],
    ['2026-02-28', 'swapped_workday', '春节'],
    ['2026-05-09', 'swapped_workday', '劳动节'],
    ['2026-10-07', 'holiday', '国庆节'],
    ['2026-10-08', 'workday', null],
    ['2026-10-10', 'swapped_workday', '国庆节'],
    ['2026-11-21', 'weekend', null],
    ['2026-11-23', 'workday', null],
  ])('%s is %s', (day, kind, zh) => {
    const found = dayClass(asDay(day));
    expect(found).toMatchObject({ kind, isAnnounced: true });
    expect(found.holiday?.zh ?? null).toBe(zh);
  });

  it('is the published list, day by day, of every year the package knows', () => {
    const off: Record<string, string | undefined> = published.holidays;
    const worked: Record<string, string | undefined> = published.workdays;
    for (const day of eachDay({ from: asDay('2004-01-01'), to: asDay('2026-12-31') })) {
      const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      const kind = off[day] ? 'holiday' : worked[day] ? 'swapped_workday' : weekend ? 'weekend' : 'workday';
      const [en, zh] = (off[day] ?? worked[day] ?? ',').split(',');
      const found = dayClass(day);
      if (found.kind !== kind || (found.holiday?.zh ?? '') !== zh || (found.holiday?.en ?? '') !== en) {
        expect({ day, ...found }).toEqual({ day, kind, holiday: { zh, en } });
      }
    }
    const years = new Set(Object.keys(off).map((day) => day.slice(0, 4)));
    for (const year of years) expect([year, isAnnouncedYear(Number(year))]).toEqual([year, true]);
  });

  it('does not guess a year whose list is not out', () => {
    const year = 2099;
    expect(isAnnouncedYear(year)).toBe(false);
    expect(dayClass(asDay('2099-10-01'))).toEqual({ kind: 'workday', holiday: null, isAnnounced: false });
    expect(isAnnouncedYear(2026)).toBe(true);
    expect(isAnnouncedYear(2003)).toBe(false);
  });

  it('has 33 days off from holidays in 2026 and 6 swapped days', () => {
    const kinds = eachDay({ from: asDay('2026-01-01'), to: asDay('2026-12-31') }).map(
      (day) => dayClass(day).kind,
    );
    expect(kinds.filter((kind) => kind === 'holiday')).toHaveLength(33);
    expect(kinds.filter((kind) => kind === 'swapped_workday')).toHaveLength(6);
  });
});

describe('lunar dates', () => {
  it.each([
    ['2026-02-17', '正月初一'],
    ['2025-01-29', '正月初一'],
    ['2026-09-25', '八月十五'],
    ['2026-06-19', '五月初五'],
    ['2026-08-19', '七月初七'],
    ['2025-07-25', '闰六月初一'],
    // months whose new moon falls close to midnight, as the Hong Kong Observatory has them
    ['1999-02-16', '正月初一'],
    ['2012-08-23', '七月初七'],
    ['2018-11-08', '十月初一'],
    ['2027-02-06', '正月初一'],
    ['2030-02-03', '正月初一'],
  ])('%s is %s', (day, text) => {
    expect(lunarDate(asDay(day)).text).toBe(text);
  });

  /** Where ICU puts a new moon close to midnight on the wrong side of it; these months are tested above. */
  const icuIsOff = [
    '1999-01',
    '1999-02',
    '2012-08',
    '2012-09',
    '2018-11',
    '2018-12',
    '2027-02',
    '2027-03',
    '2030-02',
    '2030-03',
  ];

  it('agrees with the Chinese calendar of Intl, and comes back', () => {
    const intl = new Intl.DateTimeFormat('en-u-ca-chinese', {
      timeZone: 'UTC',
      month: 'numeric',
      day: 'numeric',
    });
    fc.assert(
      fc.property(fc.integer({ min: 7_300, max: 25_500 }).map(dayFromNumber), (day) => {
        fc.pre(!icuIsOff.includes(day.slice(0, 7)));
        const lunar = lunarDate(day);
        const parts = intl.formatToParts(new Date(`${day}T12:00:00Z`));
        const month = parts.find((part) => part.type === 'month')?.value;
        expect(month).toBe(`${lunar.month}${lunar.isLeapMonth ? 'bis' : ''}`);
        expect(parts.find((part) => part.type === 'day')?.value).toBe(String(lunar.day));
        if (!lunar.isLeapMonth) expect(dayOfLunarDate(lunar)).toBe(day);
      }),
    );
  });
});

describe('festivals', () => {
  it('stand on their days', () => {
    expect(festivalOf('double_11', 2026)).toEqual({
      key: 'double_11',
      start: '2026-10-15',
      peak: '2026-11-11',
      end: '2026-11-14',
    });
    expect(festivalOf('qixi', 2026).peak).toBe('2026-08-19');
    expect(festivalOf('spring_festival', 2025).peak).toBe('2025-01-29');
    expect(festivalsOn(asDay('2026-06-18')).map((festival) => festival.key)).toEqual([
      'shopping_618',
      'dragon_boat',
    ]);
    expect(festivalsOn(asDay('2024-12-31'))).toEqual([]);
    expect(festivalsOn(asDay('2025-01-05')).map((festival) => festival.key)).toEqual(['spring_festival']);
  });

  it('begin before they peak and peak before they end, in order of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2090 }), (year) => {
        const list = festivalsOfYear(year);
        for (const { start, peak, end } of list) {
          expect(start < peak && peak <= end).toBe(true);
          expect(peak.slice(0, 4)).toBe(String(year));
        }
        expect(list.map((festival) => festival.peak)).toEqual(list.map((festival) => festival.peak).sort());
      }),
      { numRuns: 30 },
    );
  });

  it('aligns new year with new year', () => {
    const range = { from: asDay('2026-02-10'), to: asDay('2026-02-17') };
    expect(alignFestival(range, 'spring_festival')).toEqual({ from: '2025-01-22', to: '2025-01-29' });
    expect(alignFestival(range, 'double_11')).toEqual({ from: '2025-02-10', to: '2025-02-17' });
  });
});
