import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, newOrganization, newUser, type TestOrganization, testNow } from '@/db/testing/factories';
import { followStory } from '@/db/testing/sales-story';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { moveStoreToRegion } from '@/lib/stores/mutations/move-store';
import { asDay, eachDay, weekday } from '@/lib/time';
import { setTargets } from './mutations/set-targets';
import { getNodeMonth } from './queries/node-month';
import { previewSplit } from './queries/preview-split';
import { listAchievedRanking } from './queries/ranking';
import { listRegionMonths } from './queries/region-months';
import { listStoreProgress } from './queries/store-progress';

await openStage();
let org: TestOrganization;
let admin: Context;
const month = asDay('2026-11-01');
const through = asDay('2026-11-20');
const asked = { month, through };

/** Weekends made three times as much as other days, last year and this; `eastTwo` is new and has no last year. */
const fenOn = (day: string) => (weekday(asDay(day)) > 5 ? 30_000 : 10_000);
// Counted by hand on the calendar of November 2026: 5 of the 9 weekend days and 15 of the 21 others are over on the 20th.
const dueBps = BigInt(Math.round(((5 * 3 + 15) / (9 * 3 + 21)) * 10_000));

beforeAll(async () => {
  org = await newOrganization('pace');
  const ctx = await systemContext(org.orgId, { now: testNow });
  const order = (store: string, day: string) => ({
    ...{ type: 'order.paid', id: `${store} ${day}`, occurredAt: `${day}T12:00:00+08:00`, store },
    amountFen: fenOn(day),
  });
  const lastYear = eachDay({ from: asDay('2025-09-25'), to: asDay('2026-01-10') });
  const now = eachDay({ from: month, to: through });
  const items = [
    ...[org.eastOne, org.westOne].flatMap(({ code }) => [...lastYear, ...now].map((day) => order(code, day))),
    ...now.map((day) => order(org.eastTwo.code, day)),
  ];
  const { accepted } = await takeItems(ctx, { source: 'pos', items });
  expect(accepted).toBe(items.length);
  await moveStoreToRegion(ctx, { id: org.eastOne.id, region: org.west.code, on: '2026-11-10' });
  await followStory(org.orgId);
  admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  const target = (code: string, netFen: bigint) => ({ store: code, month, netFen });
  await setTargets(admin, {
    kind: 'entered',
    items: [
      target(org.eastOne.code, 500_000n),
      target(org.eastTwo.code, 250_000n),
      target(org.westOne.code, 600_000n),
    ],
  });
}, 120_000);

// 15 days at ¥100 and 5 at ¥300.
const made = 300_000n;

describe('target and pace of a node', () => {
  it('is what its stores are to make and made; eastOther has no target and is not counted', async () => {
    const { progress, stores } = await getNodeMonth(admin, { node: {}, ...asked });
    expect(stores).toHaveLength(4);
    expect(progress).toMatchObject({
      targetFen: 1_350_000n,
      actualFen: made * 3n,
      dueBps,
      achievedBps: 6_667n,
    });
    expect(progress?.gapFen).toBe(made * 3n - (1_350_000n * 30n) / 48n);
  });

  it('counts a store that moved where it stood on the first, with the whole of its month', async () => {
    const east = await getNodeMonth(admin, { node: { region: org.east.code }, ...asked });
    expect(east.progress).toMatchObject({ targetFen: 750_000n, actualFen: made * 2n, dueBps });
    const west = await getNodeMonth(admin, { node: { region: org.west.code }, ...asked });
    expect(west.progress).toMatchObject({ targetFen: 600_000n, actualFen: made, dueBps });
    const below = await listRegionMonths(admin, { node: {}, ...asked });
    expect(below.map(({ code, progress }) => [code, progress?.targetFen])).toEqual([
      [org.east.code, 750_000n],
      [org.west.code, 600_000n],
    ]);
    // Next month it stands in the west.
    const december = { month: asDay('2026-12-01'), through };
    const next = await getNodeMonth(admin, { node: { region: org.west.code }, ...december });
    expect(next.stores.map(({ code }) => code).sort()).toEqual([org.eastOne.code, org.westOne.code].sort());
    expect(next.progress).toBeNull();
  });

  it('gives the due share of a new store from the days of the organization', async () => {
    const storeIds = [org.eastOne.id, org.eastTwo.id, org.eastOther.id];
    const found = await listStoreProgress(admin, { storeIds, ...asked });
    expect(found.map(({ storeId, progress }) => [storeId, progress.dueBps])).toEqual(
      expect.arrayContaining([
        [org.eastOne.id, dueBps],
        [org.eastTwo.id, dueBps],
      ]),
    );
    expect(found).toHaveLength(2);
  });

  it('is nobody’s before the month, and whole after it', async () => {
    const before = await getNodeMonth(admin, { node: {}, month, through: asDay('2026-10-31') });
    expect(before.progress).toMatchObject({ dueBps: 0n, actualFen: 0n, paceBps: null });
    const after = await getNodeMonth(admin, { node: {}, month, through: asDay('2027-03-01') });
    expect(after.progress).toMatchObject({ dueBps: 10_000n, actualFen: made * 3n });
  });
});

describe('the ranking by achieved share', () => {
  it('puts who achieved most first and who has no target last, in both directions and over pages', async () => {
    const range = { from: month, to: through };
    const question = { node: {}, range, by: 'store' as const, limit: 2, ...asked };
    const first = await listAchievedRanking(admin, question);
    expect(first.rows.map(({ code, value, rank }) => [code, value, rank])).toEqual([
      [org.eastTwo.code, 12_000n, 1],
      [org.eastOne.code, 6_000n, 2],
    ]);
    const second = await listAchievedRanking(admin, { ...question, after: first.next ?? 0 });
    expect(second.rows.map(({ code, value }) => [code, value])).toEqual([[org.westOne.code, 5_000n]]);
    const ascending = await listAchievedRanking(admin, { ...question, isAscending: true });
    expect(ascending.rows.map(({ code }) => code)).toEqual([org.westOne.code, org.eastOne.code]);
  });
});

describe('a split by last year', () => {
  it('takes last year’s month for those who have one and the mean for those who have not', async () => {
    const { rows, basisRange } = await previewSplit(admin, {
      ...{ month, totalFen: 400_000n, basis: 'last_year', unitFen: 100n },
    });
    expect(basisRange).toEqual({ from: '2025-11-01', to: '2025-11-30' });
    expect(rows.map(({ afterFen }) => afterFen)).toEqual([100_000n, 100_000n, 100_000n, 100_000n]);
  });
});
