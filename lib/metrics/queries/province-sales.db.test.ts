import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { stores } from '@/db/schema/stores';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newUser } from '@/db/testing/factories';
import { firstDay, lastDay, newSalesStory, type Story } from '@/db/testing/sales-story';
import type { Context } from '@/lib/auth/context';
import { asDay } from '@/lib/time';
import type { NodeFilter } from '../node';
import { netFen } from '../sales-figures';
import { getSales, listSalesByProvince } from './sales';

let database: TestDatabase;
let story: Story;
let admin: Context;
const range = { from: asDay(firstDay), to: asDay(lastDay) };

beforeAll(async () => {
  database = await openTestDatabase();
  story = await newSalesStory();
  admin = await contextOf(await newUser(story.org.orgId, { role: 'admin' }));
  const { eastOne, eastTwo, westOne } = story.org;
  // Guangzhou and Shenzhen are one province; a district of Chongqing is the municipality; east other has no city.
  for (const [store, cityCode] of [
    [eastOne, '440100'],
    [eastTwo, '440300'],
    [westOne, '500000'],
  ] as const)
    await systemDb().write((tx) => tx.update(stores).set({ cityCode }).where(eq(stores.id, store.id)));
}, 60_000);
afterAll(() => database.drop());

async function expectTheWhole(ctx: Context, node: NodeFilter) {
  const [rows, { figures }] = await Promise.all([
    listSalesByProvince(ctx, { node, range }),
    getSales(ctx, { node, range }),
  ]);
  const sum = rows.reduce((total, row) => total + netFen(row.figures), 0n);
  expect(sum).toBe(figures ? netFen(figures) : 0n);
  expect(rows.reduce((total, row) => total + row.figures.orders, 0)).toBe(figures?.orders ?? 0);
  return rows;
}

describe('sales by province', () => {
  it('add up to the total of the organization, stores without a city apart', async () => {
    const rows = await expectTheWhole(admin, {});
    expect(rows.map(({ code, stores, cities }) => [code, stores, cities])).toEqual([
      ['', 1, []],
      ['440000', 2, ['440100', '440300']],
      ['500000', 1, ['500000']],
    ]);
  });

  it('add up to the total of a region, a brand and a store', async () => {
    await expectTheWhole(admin, { region: story.org.east.code });
    await expectTheWhole(admin, { storeId: story.org.westOne.id });
  });

  it('are of stores in reach alone', async () => {
    const { org } = story;
    const lead = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.east.id } }),
    );
    await expectTheWhole(lead, {});
    const manager = await contextOf(
      await newUser(org.orgId, { role: 'store_manager', reach: { storeId: org.eastOne.id } }),
    );
    const rows = await expectTheWhole(manager, {});
    expect(rows.map(({ code, stores }) => [code, stores])).toEqual([['440000', 1]]);
  });
});
