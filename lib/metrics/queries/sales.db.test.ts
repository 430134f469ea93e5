import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newUser } from '@/db/testing/factories';
import { firstDay, lastDay, newSalesStory, placesOfStory, type Story } from '@/db/testing/sales-story';
import type { Context } from '@/lib/auth/context';
import { asDay, bucketStart, type DayRange, type Grain } from '@/lib/time';
import type { NodeFilter } from '../node';
import { buyersOf, netFen } from '../sales-figures';
import { getSales, listSalesSeries, listSalesSplit } from './sales';

let database: TestDatabase;
let story: Story;
let admin: Context;
beforeAll(async () => {
  database = await openTestDatabase();
  story = await newSalesStory();
  admin = await contextOf(await newUser(story.org.orgId, { role: 'admin' }));
}, 60_000);
afterAll(() => database.drop());

const range = (from: string, to: string): DayRange => ({ from: asDay(from), to: asDay(to) });
type Keep = (store: string, day: string) => boolean;

/** What the figures must be, from the list of orders alone. */
function brute(keep: Keep, { from, to }: DayRange) {
  const within = (day: string) => day >= from && day <= to;
  const live = story.orders.filter((order) => !order.isVoided);
  const paid = live.filter((order) => within(order.day) && keep(order.store, order.day));
  const refunds = live.flatMap((order) =>
    order.refunds.filter((refund) => within(refund.day) && keep(order.store, refund.day)),
  );
  const known = paid.filter((order) => order.phone !== null);
  const visits = [...story.visits].filter(([key]) => {
    const [store = '', day = ''] = key.split(' ');
    return within(day) && keep(store, day);
  });
  return {
    gross: paid.reduce((sum, order) => sum + order.fen, 0),
    net:
      paid.reduce((sum, order) => sum + order.fen, 0) - refunds.reduce((sum, refund) => sum + refund.fen, 0),
    orders: paid.length,
    units: paid.reduce((sum, order) => sum + order.units, 0),
    identified: known.length,
    buyers: new Set(known.map((order) => order.phone)).size + (paid.length - known.length),
    visitors: visits.reduce((sum, [, count]) => sum + count, 0),
  };
}

const inRegion =
  (code: string): Keep =>
  (store, day) =>
    placesOfStory(story, store, day).regions.includes(code);
const ofBrand =
  (brand: string): Keep =>
  (store, day) =>
    placesOfStory(story, store, day).brand === brand;

async function shown(ctx: Context, node: NodeFilter, days: DayRange) {
  const { figures } = await getSales(ctx, { node, range: days });
  if (!figures) return null;
  return {
    gross: Number(figures.grossFen),
    net: Number(netFen(figures)),
    orders: figures.orders,
    units: figures.units,
    identified: figures.identifiedOrders,
    buyers: buyersOf(figures),
    visitors: figures.visitors ?? 0,
  };
}

const ranges = [
  ['all days', range(firstDay, lastDay)],
  ['one day', range('2026-11-11', '2026-11-11')],
  ['a Monday week', range('2026-11-02', '2026-11-08')],
  ['a month', range('2026-10-01', '2026-10-31')],
  ['the month to date', range('2026-11-01', '2026-11-21')],
  ['any other range', range('2026-10-17', '2026-11-13')],
] as const;

describe.each(ranges)('sales over %s', (_name, days) => {
  test('are those of the list of orders, at every node', async () => {
    const { org } = story;
    expect(await shown(admin, {}, days)).toEqual(brute(() => true, days));
    expect(await shown(admin, { region: org.east.code }, days)).toEqual(brute(inRegion(org.east.code), days));
    expect(await shown(admin, { region: org.west.code }, days)).toEqual(brute(inRegion(org.west.code), days));
    const store = org.eastTwo.code;
    expect(await shown(admin, { store }, days)).toEqual(brute((code) => code === store, days));
  });

  test('for a reader with part of the chain are those of the rows in reach', async () => {
    const { org } = story;
    const lead = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } }),
    );
    const east = brute(inRegion(org.east.code), days);
    expect(await shown(lead, {}, days)).toEqual(east);
    expect(await shown(lead, { region: org.east.code }, days)).toEqual(east);
    const manager = await contextOf(
      await newUser(org.orgId, { role: 'store_manager', reach: { storeId: org.eastTwo.id } }),
    );
    expect(await shown(manager, {}, days)).toEqual(brute((code) => code === org.eastTwo.code, days));
    const brandManager = await contextOf(
      await newUser(org.orgId, { role: 'brand_manager', reach: { brandId: org.brandB.id } }),
    );
    expect(await shown(brandManager, {}, days)).toEqual(brute(ofBrand('B'), days));
  });

  test('split by store, region, brand and channel sum to the node', async () => {
    const whole = brute(() => true, days);
    for (const by of ['store', 'region', 'brand', 'channel', 'category'] as const) {
      const rows = await listSalesSplit(admin, { node: {}, range: days, by });
      const sum = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((n, row) => n + pick(row), 0);
      expect([by, sum((row) => Number(row.figures.grossFen))]).toEqual([by, whole.gross]);
      expect([by, sum((row) => Number(netFen(row.figures)))]).toEqual([by, whole.net]);
      expect([by, sum((row) => row.figures.orders)]).toEqual([by, whole.orders]);
      expect([by, sum((row) => row.figures.units)]).toEqual([by, whole.units]);
    }
    const regions = await listSalesSplit(admin, { node: {}, range: days, by: 'region' });
    for (const row of regions) {
      const expected = brute(inRegion(row.code), days);
      expect([row.code, buyersOf(row.figures)]).toEqual([row.code, expected.buyers]);
    }
  });
});

test.each(['day', 'week', 'month'] as const)(
  'the series by %s counts distinct buyers of each bucket',
  async (grain: Grain) => {
    const days = range('2026-10-14', lastDay);
    const series = await listSalesSeries(admin, {
      node: { region: story.org.east.code },
      range: days,
      grain,
    });
    const keep = inRegion(story.org.east.code);
    expect(series.length).toBeGreaterThan(1);
    for (const point of series) {
      const inBucket: Keep = (store, day) => keep(store, day) && bucketStart(asDay(day), grain) === point.key;
      const expected = brute(inBucket, days);
      expect([point.key, Number(netFen(point.figures)), buyersOf(point.figures)]).toEqual([
        point.key,
        expected.net,
        expected.buyers,
      ]);
    }
  },
);

test('a category holds what its lines say, and what they do not say is unallocated', async () => {
  const days = range(firstDay, lastDay);
  const rows = await listSalesSplit(admin, { node: {}, range: days, by: 'category' });
  const tea = rows.find((row) => row.key === 'tea');
  const agreeing = story.orders.filter(
    (order) =>
      !order.isVoided &&
      order.lines &&
      order.lines.reduce((sum, line) => sum + line.amountFen, 0) === order.fen,
  );
  const expected = agreeing.reduce((sum, order) => sum + (order.lines?.[0]?.amountFen ?? 0), 0);
  expect(Number(tea?.figures.grossFen)).toBe(expected);
  expect(expected).toBeGreaterThan(0);
});

test('a node out of reach is not found, as one that is not there', async () => {
  const { org } = story;
  const lead = await contextOf(
    await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.west.id } }),
  );
  const days = range(firstDay, lastDay);
  const out = { code: 'not_found' };
  await expect(getSales(lead, { node: { region: org.east.code }, range: days })).rejects.toMatchObject(out);
  await expect(getSales(lead, { node: { store: org.eastOne.code }, range: days })).rejects.toMatchObject(out);
  await expect(getSales(lead, { node: { region: 'nowhere' }, range: days })).rejects.toMatchObject(out);
});
