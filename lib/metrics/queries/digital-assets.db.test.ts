import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newUser } from '@/db/testing/factories';
import { newSalesStory, placesOfStory, type Story } from '@/db/testing/sales-story';
import type { Context } from '@/lib/auth/context';
import { asDay, bucketRange, type DayRange } from '@/lib/time';
import { ASSET_LINES } from '../balance';
import type { NodeFilter } from '../node';
import { listAssetRows } from './asset-rows';
import { getAssetSheet, listStoreAssets } from './digital-assets';

let database: TestDatabase;
let story: Story;
let admin: Context;
beforeAll(async () => {
  database = await openTestDatabase();
  story = await newSalesStory(3);
  admin = await contextOf(await newUser(story.org.orgId, { role: 'admin' }));
}, 60_000);
afterAll(() => database.drop());

const range: DayRange = { from: asDay('2026-10-20'), to: asDay('2026-11-20') };

/** Home store and first day of every phone: the earliest of its orders, a voided one too (it still told who it was). */
function homes(): Map<string, { store: string; day: string }> {
  const found = new Map<string, { store: string; day: string; hour: number }>();
  story.orders.forEach((order, index) => {
    if (!order.phone) return;
    const hour = 9 + (index % 12);
    const known = found.get(order.phone);
    if (!known || order.day < known.day || (order.day === known.day && hour < known.hour))
      found.set(order.phone, { store: order.store, day: order.day, hour });
  });
  return found;
}

function isReachable(phone: string, day: string): boolean {
  const answers = story.consents.filter((answer) => answer.phone === phone && answer.day <= day);
  return answers.at(-1)?.granted ?? false;
}

/** Members of a node on a line at the end of a day. */
function closing(line: string, keep: (store: string) => boolean, day: string): number {
  return [...homes()].filter(
    ([phone, home]) =>
      home.day <= day && keep(home.store) && (line === 'identifiable' || isReachable(phone, day)),
  ).length;
}

const inRegion = (code: string, day: string) => (store: string) =>
  placesOfStory(story, store, day).regions.includes(code);

const nodes = (): [NodeFilter, (day: string) => (store: string) => boolean][] => [
  [{}, () => () => true],
  [{ region: story.org.east.code }, (day) => inRegion(story.org.east.code, day)],
  [{ region: story.org.west.code }, (day) => inRegion(story.org.west.code, day)],
  [{ store: story.org.eastTwo.code }, () => (store) => store === story.org.eastTwo.code],
];

describe('the balance sheet', () => {
  test('opens with the closing before, and closes with the members counted one by one, every day, at every node', async () => {
    for (const [node, keep] of nodes()) {
      const sheets = await getAssetSheet(admin, { node, range, grain: 'day' });
      for (const { line, balances } of sheets) {
        let before = closing(line, keep('2026-10-19'), '2026-10-19');
        for (const balance of balances) {
          expect([node, line, balance.from, balance.opening]).toEqual([node, line, balance.from, before]);
          before = closing(line, keep(balance.from), balance.from);
          expect([node, line, balance.from, balance.closing]).toEqual([node, line, balance.from, before]);
        }
      }
    }
  });

  test('says the same of a lead who sees one region through any door', async () => {
    const lead = await contextOf(
      await newUser(story.org.orgId, { role: 'regional_lead', reach: { regionId: story.org.west.id } }),
    );
    // A second grant makes the reach no single node, so the rows themselves are added up.
    const both = await contextOf(
      await newUser(story.org.orgId, { role: 'store_manager', reach: { storeId: story.org.westOne.id } }),
    );
    const west = await getAssetSheet(admin, { node: { region: story.org.west.code }, range, grain: 'week' });
    expect(await getAssetSheet(lead, { node: {}, range, grain: 'week' })).toEqual(west);
    const one = await getAssetSheet(admin, { node: { store: story.org.westOne.code }, range });
    expect(await getAssetSheet(both, { node: {}, range })).toEqual(one);
  });

  test('of the stores sums to the whole chain', async () => {
    const [whole] = await getAssetSheet(admin, { node: {}, range });
    const stores = await listStoreAssets(admin, { node: {}, range });
    const sum = stores.reduce(
      (total, store) => total + (store.balances.find(({ line }) => line === 'identifiable')?.closing ?? 0),
      0,
    );
    expect(sum).toBe(whole?.balances[0]?.closing);
  });

  test('opens exactly as many rows as each figure says, a store that moved among them', async () => {
    let figures = 0;
    for (const [node] of nodes()) {
      for (const { line, balances } of await getAssetSheet(admin, { node, range, grain: 'month' })) {
        for (const balance of balances) {
          const { to } = bucketRange(asDay(balance.from), 'month');
          const days = { from: asDay(balance.from), to: to > range.to ? range.to : to };
          const count = async (figure: object) =>
            (await listAssetRows(admin, { node, range: days, line, side: 'opening', ...figure })).total;
          expect(await count({ side: 'opening' })).toBe(balance.opening);
          expect(await count({ side: 'closing' })).toBe(balance.closing);
          for (const { cause, isRestated, gained, lost } of balance.movements) {
            expect([cause, await count({ side: 'gained', cause, isRestated })]).toEqual([cause, gained]);
            expect([cause, await count({ side: 'lost', cause, isRestated })]).toEqual([cause, lost]);
            figures += 2;
          }
        }
      }
    }
    expect(figures).toBeGreaterThan(20);
  });

  test('pages through the rows without missing or repeating one', async () => {
    const question = { node: {}, range, line: ASSET_LINES[0], side: 'closing' } as const;
    const seen = new Set<string>();
    let cursor: string | undefined;
    let total = 0;
    do {
      const page = await listAssetRows(admin, { ...question, cursor, limit: 7 });
      for (const row of page.rows) seen.add(row.key);
      total = page.total;
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(total);
  });

  test('names nobody whose home store is out of reach', async () => {
    const lead = await contextOf(
      await newUser(story.org.orgId, { role: 'regional_lead', reach: { regionId: story.org.east.id } }),
    );
    const page = await listAssetRows(lead, {
      ...{ node: {}, range: { from: asDay('2026-10-05'), to: asDay('2026-11-09') } },
      ...{ line: 'identifiable', side: 'gained', cause: 'identified', limit: 200 },
    });
    const moved = page.rows.filter((row) => row.storeCode === story.org.eastTwo.code);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.every((row) => row.member === null)).toBe(true);
    expect(page.rows.some((row) => row.member !== null)).toBe(true);
  });
});
