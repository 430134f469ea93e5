import { describe, expect, it } from 'vitest';
import { asDay, eachBucket, type Grain } from '@/lib/time';
import { type CalendarWords, calendarOf } from './bands';

const words: CalendarWords = {
  locale: 'zh-CN',
  festival: (key) =>
    ({ goddess_day: '女神节', shopping_618: '618', qixi: '七夕', double_11: '双11', double_12: '双12' })[key],
  swapped: (holiday) => `${holiday}调休上班`,
  peak: (festival) => `${festival}当天`,
  during: (festival) => `${festival}期间`,
};
const calendar = (from: string, to: string, grain: Grain = 'day') => {
  const range = { from: asDay(from), to: asDay(to) };
  return calendarOf({ range, buckets: eachBucket(range, grain), isMonthly: grain === 'month' }, words);
};

describe('the calendar of a chart', () => {
  it('shows Double 11 in November, its peak on the eleventh and its days before and after', () => {
    const { bands, marks } = calendar('2026-11-01', '2026-11-20');
    expect(bands).toEqual([{ from: 0, to: 13, peak: 10, label: '双11', kind: 'festival' }]);
    expect([marks[9], marks[10], marks[13], marks[14]]).toEqual([
      ['双11期间'],
      ['双11当天'],
      ['双11期间'],
      [],
    ]);
  });

  it('shows National Day as one stretch and the weekends worked for it, as the State Council lists them', () => {
    const { bands, marks } = calendar('2026-09-15', '2026-10-12');
    const named = bands.filter(({ label }) => label === '国庆节');
    // 2026-09-20 and 2026-10-10 are worked, 10-01 to 10-07 are off.
    expect(named).toEqual([
      { from: 5, to: 5, label: '国庆节', kind: 'workday' },
      { from: 16, to: 22, label: '国庆节', kind: 'holiday' },
      { from: 25, to: 25, label: '国庆节', kind: 'workday' },
    ]);
    expect(marks[25]).toEqual(['国庆节调休上班']);
  });

  it('has no bands for ordinary weekends', () => {
    expect(calendar('2026-07-01', '2026-07-31').bands).toEqual([]);
  });

  it('finds Qixi by the lunar calendar', () => {
    // The seventh day of the seventh lunar month of 2026 is 19 August.
    expect(calendar('2026-08-19', '2026-08-20').marks).toEqual([['七夕当天'], []]);
  });

  it('guesses no holiday of a year that is not announced, and says which', () => {
    const { bands, unannounced } = calendar('2026-12-25', '2027-01-05');
    expect(bands.filter(({ kind }) => kind === 'holiday')).toEqual([]);
    expect(unannounced).toEqual([2027]);
  });

  it('names festivals by week, and by month in words only', () => {
    const weekly = calendar('2026-10-26', '2026-11-22', 'week');
    expect(weekly.bands).toEqual([{ from: 0, to: 2, peak: 2, label: '双11', kind: 'festival' }]);
    const monthly = calendar('2026-10-01', '2026-11-30', 'month');
    expect(monthly.bands).toEqual([]);
    expect(monthly.marks[1]).toContain('双11当天');
  });
});
