import { describe, expect, it } from 'vitest';
import { bestVisitors } from '@/lib/metrics/visitor-source';

describe('bestVisitors', () => {
  it.each([
    [
      { sensor: 5, manual: 9, page: 100, scan: 3 },
      { source: 'sensor', visitors: 5 },
    ],
    [
      { sensor: 0, manual: 9 },
      { source: 'sensor', visitors: 0 },
    ],
    [
      { sensor: null, manual: 9, page: 100 },
      { source: 'manual', visitors: 9 },
    ],
    [
      { miniprogram: 40, page: 2, scan: 3 },
      { source: 'visits', visitors: 42 },
    ],
    [{ page: 2 }, { source: 'visits', visitors: 2 }],
    [{ scan: 3 }, { source: 'scan', visitors: 3 }],
    [
      { sensor: Number.NaN, scan: 3 },
      { source: 'scan', visitors: 3 },
    ],
    [{ sensor: -1 }, null],
    [{}, null],
  ])('%j gives %j', (counts, best) => {
    expect(bestVisitors(counts)).toEqual(best);
  });
});
