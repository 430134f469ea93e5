import { describe, expect, it } from 'vitest';
import { marksByBucket, notesByBucket } from './chart-note';

const buckets = [
  { from: '2026-11-02', to: '2026-11-08' },
  { from: '2026-11-09', to: '2026-11-15' },
  { from: '2026-11-16', to: '2026-11-22' },
];
const long = { id: 'long', from: '2026-10-20', to: '2026-11-10' };
const day = { id: 'day', from: '2026-11-15', to: '2026-11-15' };
const after = { id: 'after', from: '2026-12-01', to: '2026-12-01' };
const ids = (lists: { id: string }[][]) => lists.map((list) => list.map(({ id }) => id));

describe('notes on a chart', () => {
  it('are told in every bucket they touch', () => {
    expect(ids(notesByBucket([long, day, after], buckets))).toEqual([['long'], ['long', 'day'], []]);
  });
  it('are marked once, at the first bucket they touch', () => {
    expect(ids(marksByBucket([long, day, after], buckets))).toEqual([['long'], ['day'], []]);
  });
});
