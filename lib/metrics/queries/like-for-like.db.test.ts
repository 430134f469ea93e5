import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemDb } from '@/db/client';
import { stores } from '@/db/schema/stores';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newStore, newUser, type TestStore } from '@/db/testing/factories';
import { systemContext } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { asDay } from '@/lib/time';
import { alikeSales } from '../alike-sales';
import { getLikeForLike } from './like-for-like';
import { listRanking } from './ranking';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.drop());

const range = { from: asDay('2026-11-11'), to: asDay('2026-11-20') };
const base = { from: asDay('2026-11-01'), to: asDay('2026-11-10') };
const days = Array.from({ length: 20 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);

/** One order a day of so many fen, on the days that `keep` lets through. */
const ordersOf = (store: TestStore, fen: (day: string) => number, keep = (_day: string) => true) =>
  days.filter(keep).map((day) => ({
    ...{ type: 'order.paid', id: `${store.code} ${day}`, occurredAt: `${day}T12:00:00+08:00` },
    ...{ store: store.code, amountFen: fen(day), units: 1 },
  }));
const refund = (store: TestStore, day: string, amountFen: number) => ({
  ...{ type: 'order.refunded', id: `R ${day}`, orderId: `${store.code} ${day}` },
  ...{ occurredAt: `${day}T20:00:00+08:00`, amountFen },
});

test('compares the stores that are whole in both ranges, and says why the others are not', async () => {
  const org = await newOrganization();
  const { eastOne, eastTwo, westOne, eastOther } = org;
  const change = (store: TestStore, value: Partial<typeof stores.$inferInsert>) =>
    systemDb().write((tx) => tx.update(stores).set(value).where(eq(stores.id, store.id)));
  await change(eastOther, { openedOn: asDay('2026-11-05') });
  const ctx = await systemContext(org.orgId, { now: new Date('2026-11-21T04:00:00Z') });
  await takeItems(ctx, {
    source: 'pos',
    items: [
      ...ordersOf(eastOne, (day) => (day <= '2026-11-10' ? 1_000 : 1_500)),
      refund(eastOne, '2026-11-12', 700),
      // A day without a fact in the base, and one in the range.
      ...ordersOf(
        eastTwo,
        () => 9_000,
        (day) => day !== '2026-11-04',
      ),
      ...ordersOf(
        westOne,
        () => 8_000,
        (day) => day !== '2026-11-14',
      ),
      ...ordersOf(
        eastOther,
        () => 7_000,
        (day) => day >= '2026-11-05',
      ),
    ],
  });
  const admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  const found = await getLikeForLike(admin, { node: {}, range, base });
  expect(found.storeIds).toEqual([eastOne.id]);
  expect(new Map(found.excluded.map(({ name, reason }) => [name, reason]))).toEqual(
    new Map([
      [eastTwo.name, 'gap_before'],
      [westOne.name, 'gap_after'],
      [eastOther.name, 'not_open_before'],
    ]),
  );
  const ranking = await listRanking(admin, {
    ...{ node: {}, range, base, by: 'store', metric: 'netFen', limit: 100, trendDays: 0 },
  });
  expect(alikeSales(found.storeIds, ranking.rows)).toEqual({ netFen: 14_300n, netBeforeFen: 10_000n });

  // A store that closes within the range is no longer like itself.
  await change(eastOne, { status: 'closed', closedOn: asDay('2026-11-18') });
  expect((await getLikeForLike(admin, { node: {}, range, base })).excluded).toContainEqual({
    ...{ storeId: eastOne.id, code: eastOne.code, name: eastOne.name, reason: 'closed_since' },
  });

  // Silent through a whole range: nothing to compare with, however few days it sells on.
  const late = await newStore(org.orgId, { brandId: org.brandA.id, regionId: org.eastCity.id, name: 'late' });
  const quiet = await newStore(org.orgId, {
    brandId: org.brandA.id,
    regionId: org.eastCity.id,
    name: 'quiet',
  });
  const rare = await newStore(org.orgId, { brandId: org.brandA.id, regionId: org.eastCity.id, name: 'rare' });
  const on = (some: readonly number[]) => (day: string) => some.includes(Number(day.slice(8)));
  await takeItems(ctx, {
    source: 'pos',
    items: [
      ...ordersOf(late, () => 500, on([17, 18])),
      ...ordersOf(quiet, () => 500, on([3, 4])),
      ...ordersOf(rare, () => 500, on([4, 14])),
    ],
  });
  const more = await getLikeForLike(admin, { node: {}, range, base });
  expect(more.storeIds).toEqual([rare.id]);
  expect(more.excluded.map(({ name }) => name)).toEqual(expect.arrayContaining(['late', 'quiet']));

  // Who sees the west is told of the west alone.
  const lead = await contextOf(
    await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.west.id } }),
  );
  const west = await getLikeForLike(lead, { node: {}, range, base });
  expect(west.storeIds).toEqual([]);
  expect(west.excluded.map(({ name }) => name)).toEqual([westOne.name]);
});
