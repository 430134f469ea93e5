import { describe, expect, it } from 'vitest';
import { alternate, inLanes, median, medianRatio, quantile } from './rounds';

describe('quantile', () => {
  it('lies between two values in proportion', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.25)).toBe(12.5);
    expect(quantile([7], 0.95)).toBe(7);
    expect(median([5, 1, 9])).toBe(5);
  });

  it('takes the ratio within each round', () => {
    expect(medianRatio([10, 4, 9], [20, 4, 3])).toBe(1);
  });
});

describe('alternate', () => {
  it('runs everybody once a round, in turns, and forgets the first round', async () => {
    const order: string[] = [];
    const measured = await alternate(2, {
      a: async (round) => {
        order.push(`a${round}`);
        return round;
      },
      b: async (round) => {
        order.push(`b${round}`);
        return round * 10;
      },
    });
    expect(order).toEqual(['b-1', 'a-1', 'a0', 'b0', 'b1', 'a1']);
    expect(measured).toEqual({ a: [0, 1], b: [0, 10] });
  });
});

describe('inLanes', () => {
  it('does each piece once and never more at once than lanes', async () => {
    const done: number[] = [];
    let busy = 0;
    let most = 0;
    await inLanes(3, 20, async (index) => {
      busy += 1;
      most = Math.max(most, busy);
      await Promise.resolve();
      done.push(index);
      busy -= 1;
    });
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBe(3);
  });
});
