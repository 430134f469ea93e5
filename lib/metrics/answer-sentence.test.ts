import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSentence, mainFactor, storesOfGap } from '@/lib/metrics/answer-sentence';

const input = {
  comparison: 'year' as const,
  netBeforeFen: 4_727_000_000n,
  netAfterFen: 4_415_000_000n,
  contributionsFen: {
    traffic: -268_000_000n,
    conversion: 61_000_000n,
    repurchase: -39_000_000n,
    aov: -66_000_000n,
    refunds: 0n,
  },
  stores: [
    { storeId: 'a', deltaNetFen: -150_000_000n },
    { storeId: 'b', deltaNetFen: 40_000_000n },
    { storeId: 'c', deltaNetFen: -80_000_000n },
    { storeId: 'd', deltaNetFen: -122_000_000n },
  ],
};

describe('answerSentence', () => {
  it('says how much, why and who', () => {
    expect(answerSentence(input)).toEqual([
      { key: 'answer.change', comparison: 'year', bps: -660n, amountFen: -312_000_000n },
      { key: 'answer.cause', factor: 'traffic', amountFen: -268_000_000n },
      { key: 'answer.stores', storeIds: ['a', 'd'], shareBps: 8717n },
    ]);
  });

  it('looks for no cause when nothing moved, and says what it cannot compare', () => {
    expect(answerSentence({ ...input, netAfterFen: 4_727_000_001n })).toMatchObject([
      { key: 'answer.flat', bps: 0n },
    ]);
    expect(answerSentence({ ...input, netBeforeFen: null })).toEqual([
      { key: 'answer.missing', comparison: 'year' },
    ]);
    expect(answerSentence({ ...input, netBeforeFen: 0n, netAfterFen: 0n })).toEqual([
      { key: 'answer.noSales' },
    ]);
    const opened = {
      ...input,
      netBeforeFen: 0n,
      contributionsFen: { opened: 9n },
      netAfterFen: 9n,
      stores: [],
    };
    expect(answerSentence(opened)).toEqual([
      { key: 'answer.amountOnly', comparison: 'year', amountFen: 9n },
      { key: 'answer.cause', factor: 'opened', amountFen: 9n },
    ]);
  });

  it('says so when a few stores lost more than the whole', () => {
    const stores = [
      { storeId: 'a', deltaNetFen: -900_000_000n },
      { storeId: 'b', deltaNetFen: 588_000_000n },
    ];
    expect(answerSentence({ ...input, stores }).at(-1)).toEqual({
      key: 'answer.storesMoreThanAll',
      storeIds: ['a'],
    });
  });
});

describe('the pace of the month in the sentence', () => {
  const pace = {
    achievedBps: 7_100n,
    dueBps: 7_600n,
    targetFen: 4_720_000_000n,
    gapFen: -236_000_000n,
    stores: [
      { storeId: 'x', deltaNetFen: -180_000_000n },
      { storeId: 'y', deltaNetFen: -70_000_000n },
      { storeId: 'z', deltaNetFen: 14_000_000n },
    ],
  };

  it('stands behind how much and before why; the stores are those of its gap, told once', () => {
    expect(answerSentence({ ...input, pace })).toEqual([
      { key: 'answer.change', comparison: 'year', bps: -660n, amountFen: -312_000_000n },
      {
        ...{ key: 'answer.paceBehindStores', achievedBps: 7_100n, dueBps: 7_600n },
        ...{ amountFen: 236_000_000n, storeIds: ['x'], shareBps: 7_627n },
      },
      { key: 'answer.cause', factor: 'traffic', amountFen: -268_000_000n },
    ]);
  });

  it('names no stores when there is one place, and keeps those of the change', () => {
    const told = answerSentence({ ...input, pace: { ...pace, stores: [] } });
    expect(told.map(({ key }) => key)).toEqual([
      'answer.change',
      'answer.paceBehind',
      'answer.cause',
      'answer.stores',
    ]);
  });

  it('is on pace within a thousandth of the target, and told where nothing can be compared', () => {
    const near = { ...pace, gapFen: 4_720_000n };
    expect(answerSentence({ ...input, pace: near })[1]).toMatchObject({ key: 'answer.pace' });
    const ahead = answerSentence({ ...input, netBeforeFen: null, pace: { ...pace, gapFen: 4_720_001n } });
    expect(ahead).toMatchObject([
      { key: 'answer.missing' },
      { key: 'answer.paceAhead', amountFen: 4_720_001n },
    ]);
    expect(answerSentence({ ...input, pace: null })).toEqual(answerSentence(input));
  });
});

describe('mainFactor', () => {
  it('never names a factor that pulled the other way', () => {
    expect(mainFactor({ traffic: 500n, aov: -1n }, -100n)).toEqual({ factor: 'aov', amountFen: -1n });
    expect(mainFactor({ traffic: 500n }, -100n)).toBeNull();
    expect(mainFactor({ traffic: 500n }, 0n)).toBeNull();
  });
});

describe('storesOfGap', () => {
  const deltas = fc.array(fc.bigInt({ min: -500n, max: 500n }), { minLength: 1, maxLength: 7 });

  it('is the smallest set that makes 70 %: every smaller set, tried one by one, makes less', () => {
    fc.assert(
      fc.property(deltas, (list) => {
        const stores = list.map((deltaNetFen, index) => ({ storeId: `s${index}`, deltaNetFen }));
        const gap = list.reduce((a, b) => a + b, 0n);
        const found = storesOfGap(stores, gap);
        if (gap === 0n) {
          expect(found).toBeNull();
          return;
        }
        const reaches = (sum: bigint) => (gap < 0n ? -sum : sum) * 10n >= (gap < 0n ? -gap : gap) * 7n;
        let smallest = Number.POSITIVE_INFINITY;
        for (let mask = 1; mask < 1 << list.length; mask++) {
          const chosen = list.filter((_, index) => mask & (1 << index));
          if (reaches(chosen.reduce((a, b) => a + b, 0n))) smallest = Math.min(smallest, chosen.length);
        }
        expect(found?.storeIds.length).toBe(smallest);
      }),
    );
  });
});
