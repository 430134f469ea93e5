import { expect, test } from 'vitest';
import { tokenBuckets } from './token-bucket';

test('a burst passes, the next waits, and time fills the bucket again', () => {
  const buckets = tokenBuckets({ perSecond: 10, burst: 3 });
  expect([1, 2, 3].map(() => buckets.take('a', 1_000))).toEqual([0, 0, 0]);
  expect(buckets.take('a', 1_000)).toBe(1);
  expect(buckets.take('b', 1_000)).toBe(0);
  expect(buckets.take('a', 1_100)).toBe(0);
  expect(buckets.take('a', 1_100)).toBe(1);
});

test('a slow rule says how long to wait, and a clock that goes back gives nothing away', () => {
  const buckets = tokenBuckets({ perSecond: 0.1, burst: 1 });
  expect(buckets.take('a', 5_000)).toBe(0);
  expect(buckets.take('a', 5_000)).toBe(10);
  expect(buckets.take('a', 1_000)).toBe(10);
});
