import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callApi } from '@/db/testing/api-call';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { newApiKey, testNow } from '@/db/testing/factories';
import { batchesOf, readBaskets } from '@/db/testing/real-baskets';
import { centsOf, realData } from '@/db/testing/real-data';

const { folder, isAbsent } = realData('completejourney');

type Part = { sales: string; baskets: number; households: number };
type Answers = {
  totals: { stores: number; baskets: number; households: number; sales_value: string; quantity: string };
  top10_stores: { store: string; sales: string }[];
  stores_all: (Part & { store: string; units: number })[];
  monthly: Record<string, Part>;
  by_department: Record<string, string>;
  households_by_number_of_stores_used: Record<string, number>;
};
type Values = Record<
  'grossFen' | 'netFen' | 'orders' | 'units' | 'identifiedBuyers' | 'identifiedOrders',
  number
>;
type Report = {
  totals: Values & { count: number };
  rows: { key: string; name: string; values: Values }[];
  nextCursor?: string | null;
};
type Taken = Record<'accepted' | 'duplicates' | 'conflicts' | 'rejected' | 'quarantined', number>;

const year = { from: '2017-01-01', to: '2018-01-01' };

describe.skipIf(isAbsent)('dunnhumby by the API (skipped without REAL_DATA)', () => {
  let database: TestDatabase;
  let answers: Answers;
  let chain: ReturnType<typeof readBaskets>;
  let key: string;
  let orgId: string;

  async function put(noun: 'brands' | 'regions' | 'stores' | 'categories' | 'products', rows: object[]) {
    const { PUT } = await {
      brands: () => import('./brands/route'),
      regions: () => import('./regions/route'),
      stores: () => import('./stores/route'),
      categories: () => import('./categories/route'),
      products: () => import('./products/route'),
    }[noun]();
    for (const body of batchesOf(rows, 1000)) {
      const reply = await callApi<{ created: number }>(PUT, { key, path: noun, method: 'PUT', body });
      expect([noun, reply.created]).toEqual([noun, body.length]);
    }
  }

  async function send(): Promise<Taken> {
    const { POST } = await import('./ingest/route');
    const sums: Taken = { accepted: 0, duplicates: 0, conflicts: 0, rejected: 0, quarantined: 0 };
    for (const items of batchesOf(chain.items, 1000)) {
      const call = { key, path: 'ingest', method: 'POST', body: { source: 'till', items } };
      const reply = await callApi<Taken>(POST, call);
      for (const name of Object.keys(sums) as (keyof Taken)[]) sums[name] += reply[name];
    }
    return sums;
  }

  /** Does what the worker would: takes what waited for something known by now, then follows the facts. */
  async function work(): Promise<void> {
    const { systemContext } = await import('@/lib/auth/context');
    const { replayQuarantine } = await import('@/lib/ingest/jobs');
    const { followFacts } = await import('@/lib/metrics/jobs');
    const ctx = await systemContext(orgId);
    await replayQuarantine.run(ctx, {} as never);
    await followFacts.run(ctx, {} as never);
  }

  /** A report with the rows of all its pages. */
  async function ask(name: 'sales' | 'ranking', query: Record<string, string>): Promise<Report> {
    const { GET } = await import('./reports/[name]/route');
    const page = (more: Record<string, string>) =>
      callApi<Report>(GET, {
        ...{ key, path: `reports/${name}?${new URLSearchParams({ ...year, ...query, ...more })}` },
        params: { name },
      });
    const whole = await page({});
    for (let next = whole.nextCursor; next; ) {
      const more = await page({ cursor: next });
      whole.rows.push(...more.rows);
      next = more.nextCursor;
    }
    return whole;
  }

  beforeAll(async () => {
    process.env.FROZEN_NOW = testNow.toISOString();
    database = await openTestDatabase();
    const { createOrganization } = await import('@/lib/organization/mutations');
    answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));
    chain = readBaskets(folder);
    // The set's timestamps and months are those of UTC.
    const organization = {
      code: 'dunnhumby',
      name: 'dunnhumby',
      timeZone: 'UTC',
      cutoffHour: 0,
      isSample: false,
    };
    ({ orgId } = await createOrganization(organization, testNow));
    const scopes = ['organization:write', 'stores:write', 'goods:write', 'ingest:write', 'reports:read'];
    ({ key } = await newApiKey(orgId, { scopes }));
    await put('brands', [{ code: 'dh', name: 'dunnhumby' }]);
    await put('regions', [{ code: 'all', name: 'All stores' }]);
    const place = { brand: 'dh', region: 'all' };
    await put(
      'stores',
      chain.stores.map((code) => ({ code, name: `Store ${code}`, ...place })),
    );
    await put('categories', chain.departments);
    await put('products', chain.products);
  }, 120_000);
  afterAll(() => database.drop());

  test('what names goods nobody told of waits for them; then every basket is in, once however often sent', async () => {
    const { baskets, stores } = answers.totals;
    expect([chain.items.length, chain.stores.length]).toEqual([baskets, stores]);
    const waiting = chain.items.filter(({ lines }) => lines.some(({ sku }) => chain.untold.has(sku))).length;
    expect([chain.untold.size, waiting]).toEqual([5, 222]);
    const none = { accepted: 0, duplicates: 0, conflicts: 0, rejected: 0, quarantined: 0 };
    expect(await send()).toEqual({ ...none, accepted: baskets - waiting, quarantined: waiting });
    await put(
      'products',
      [...chain.untold].map((code) => ({ code, name: `Product ${code}` })),
    );
    await work();
    const before = await ask('sales', { grain: 'month' });
    expect(await send()).toEqual({ ...none, duplicates: baskets });
    await work();
    expect(await ask('sales', { grain: 'month' })).toEqual(before);
  }, 180_000);

  test('sales, baskets, units and households of the whole are the answers', async () => {
    const { totals } = await ask('sales', {});
    const { sales_value, baskets, quantity, households } = answers.totals;
    expect(totals).toMatchObject({
      ...{ grossFen: centsOf(sales_value), netFen: 23_393_524, orders: baskets, units: Number(quantity) },
      ...{ identifiedOrders: baskets, identifiedBuyers: households },
    });
  });

  test('every month has the sales, baskets and distinct households of the answers', async () => {
    const { rows } = await ask('sales', { grain: 'month' });
    const found = rows.map(({ key: month, values }) => [
      ...[month.slice(0, 7), values.grossFen, values.orders, values.identifiedBuyers],
    ]);
    const expected = Object.entries(answers.monthly).map(([month, { sales, baskets, households }]) => [
      ...[month, centsOf(sales), baskets, households],
    ]);
    expect(found).toEqual(expected);
  });

  test('every store has the sales, baskets, units and households of the answers', async () => {
    const { rows } = await ask('sales', { by: 'store' });
    const found = new Map(
      rows.map(({ key: store, values }) => {
        const { grossFen, orders, units, identifiedBuyers } = values;
        return [store, [grossFen, orders, units, identifiedBuyers]];
      }),
    );
    const expected = new Map(
      answers.stores_all.map(({ store, sales, baskets, units, households }) => [
        store,
        [centsOf(sales), baskets, units, households],
      ]),
    );
    expect(found).toEqual(expected);
    // A household stands in as many stores as it used.
    const visits = Object.entries(answers.households_by_number_of_stores_used);
    const pairs = visits.reduce((sum, [stores, households]) => sum + Number(stores) * households, 0);
    expect(rows.reduce((sum, { values }) => sum + values.identifiedBuyers, 0)).toBe(pairs);
  });

  test('the ranking has all stores, the ten best in the order of the answers', async () => {
    const { rows, totals } = await ask('ranking', { metric: 'grossFen' });
    expect([totals.count, rows.length]).toEqual([answers.totals.stores, answers.totals.stores]);
    const best = rows.slice(0, 10).map(({ key: store, values }) => [store, values.grossFen]);
    expect(best).toEqual(answers.top10_stores.map(({ store, sales }) => [store, centsOf(sales)]));
    expect(best[0]).toEqual(['367', 771_313]);
  });

  test('every department has the sales of the answers, by the lines of the baskets', async () => {
    const { rows } = await ask('sales', { by: 'category' });
    const found = Object.fromEntries(rows.map(({ name, values }) => [name || '(unknown)', values.grossFen]));
    const expected = Object.entries(answers.by_department).map(([name, sales]) => [name, centsOf(sales)]);
    expect(found).toEqual(Object.fromEntries(expected));
  });
});
