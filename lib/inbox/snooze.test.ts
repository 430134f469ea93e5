import { describe, expect, it } from 'vitest';
import { snoozeUntil } from './snooze';

const timeZone = 'Asia/Shanghai';

describe('snoozing', () => {
  it.each([
    // A Friday evening; already Saturday in Shanghai; a Monday morning before nine.
    ['2026-11-20T18:00:00+08:00', '2026-11-21T09:00:00+08:00', '2026-11-23T09:00:00+08:00'],
    ['2026-11-20T16:30:00Z', '2026-11-22T09:00:00+08:00', '2026-11-23T09:00:00+08:00'],
    ['2026-11-23T07:00:00+08:00', '2026-11-24T09:00:00+08:00', '2026-11-30T09:00:00+08:00'],
    ['2026-12-31T23:59:00+08:00', '2027-01-01T09:00:00+08:00', '2027-01-04T09:00:00+08:00'],
  ])('from %s lasts until %s, or until Monday %s', (at, tomorrow, monday) => {
    const now = new Date(at);
    expect(snoozeUntil('tomorrow', { now, timeZone })).toEqual(new Date(tomorrow));
    expect(snoozeUntil('monday', { now, timeZone })).toEqual(new Date(monday));
  });
});
