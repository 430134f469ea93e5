import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progressOf, storeGaps } from './progress';

const due = { part: 76n, whole: 100n };

describe('progressOf', () => {
  it('tells achieved and due, what is missing, and the pace', () => {
    expect(progressOf({ targetFen: 4_720_000_000n, actualFen: 3_351_200_000n, due })).toEqual({
      targetFen: 4_720_000_000n,
      actualFen: 3_351_200_000n,
      achievedBps: 7_100n,
      dueBps: 7_600n,
      dueFen: 3_587_200_000n,
      gapFen: -236_000_000n,
      paceBps: 9_342n,
    });
  });

  it('keeps a missing target apart from one of 0', () => {
    expect(progressOf({ targetFen: null, actualFen: 5n, due })).toBeNull();
    expect(progressOf({ targetFen: 0n, actualFen: 5n, due })).toMatchObject({
      achievedBps: null,
      paceBps: null,
      gapFen: 5n,
    });
    expect(progressOf({ targetFen: 9n, actualFen: 0n, due: { part: 0n, whole: 7n } })).toMatchObject({
      achievedBps: 0n,
      dueBps: 0n,
      paceBps: null,
    });
  });
});

describe('storeGaps', () => {
  it('sums to the gap of the whole but for less than a fen a store', () => {
    const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const stores = fc.array(fc.record({ targetFen: fen, actualFen: fen }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(stores, fc.bigInt({ min: 0n, max: 97n }), (list, part) => {
        const share = { part, whole: 97n };
        const gaps = storeGaps(
          list.map((one, at) => ({ storeId: String(at), ...one })),
          share,
        ).reduce((sum, { deltaNetFen }) => sum + deltaNetFen, 0n);
        const target = list.reduce((sum, one) => sum + one.targetFen, 0n);
        const actual = list.reduce((sum, one) => sum + one.actualFen, 0n);
        const whole = progressOf({ targetFen: target, actualFen: actual, due: share })?.gapFen ?? 0n;
        expect(gaps - whole).toBeGreaterThanOrEqual(0n);
        expect(gaps - whole).toBeLessThan(BigInt(list.length));
      }),
    );
  });
});
