import { expect, it } from 'vitest';
import { grantEnd } from './grant-end';

const now = new Date('2026-11-20T10:00:00Z');
const inHours = (hours: number) => grantEnd(new Date(now.getTime() + hours * 3_600_000), now);

it('says how long a grant lasts', () => {
  expect(grantEnd(null, now)).toEqual({ kind: 'lasting' });
  expect(inHours(0)).toEqual({ kind: 'over' });
  // Ends at midnight today: the last day.
  expect(inHours(6)).toEqual({ kind: 'ends', days: 0, isSoon: true });
  expect(inHours(30)).toEqual({ kind: 'ends', days: 1, isSoon: true });
  expect(inHours(24 * 31)).toEqual({ kind: 'ends', days: 30, isSoon: false });
});
