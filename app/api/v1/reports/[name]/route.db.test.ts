import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemDb } from '@/db/client';
import { apiKeys } from '@/db/schema/auth';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { testNow } from '@/db/testing/factories';
import { newSalesStory, type Story } from '@/db/testing/sales-story';

let database: TestDatabase;
let story: Story;
beforeAll(async () => {
  process.env.FROZEN_NOW = testNow.toISOString();
  database = await openTestDatabase();
  story = await newSalesStory(5);
}, 60_000);
afterAll(() => database.drop());

async function newKey(options: { scopes?: string[]; regionId?: string } = {}): Promise<string> {
  const { formatKey, keyPrefix } = await import('@/lib/auth/key-format');
  const { orgId } = story.org;
  const key = formatKey(orgId, randomBytes(32).toString('base64url'));
  await systemDb().write((tx) =>
    tx.insert(apiKeys).values({
      ...{ orgId, id: uuidv7(), name: 'test', prefix: keyPrefix(key), regionId: options.regionId ?? null },
      ...{ scopes: options.scopes ?? ['reports:read'], createdAt: testNow },
      secretHash: createHash('sha256').update(key).digest(),
    }),
  );
  return key;
}

async function ask(key: string, name: string, query: Record<string, string>) {
  const { GET } = await import('./route');
  const request = new Request(`http://test/api/v1/reports/${name}?${new URLSearchParams(query)}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  const response = await GET(request, { params: Promise.resolve({ name }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const days = { from: '2026-10-05', to: '2026-11-20' };
const gross = (keep: (order: Story['orders'][number]) => boolean = () => true) =>
  story.orders.filter((order) => !order.isVoided && keep(order)).reduce((sum, order) => sum + order.fen, 0);

test('sales: the contract, by month and by store, money in fen', async () => {
  const key = await newKey();
  const { status, body } = await ask(key, 'sales', { ...days, grain: 'month', compare: 'previous' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ scope: {}, from: days.from, to: days.to, asOf: testNow.toISOString() });
  expect(Object.keys(body)).toEqual(
    expect.arrayContaining(['definition', 'completeTo', 'rows', 'totals', 'compare']),
  );
  expect((body.totals as { grossFen: number }).grossFen).toBe(gross());
  const rows = body.rows as { key: string; values: { grossFen: number } }[];
  expect(rows.map((row) => row.key)).toEqual(['2026-10-01', '2026-11-01']);
  expect(rows[1]?.values.grossFen).toBe(gross((order) => order.day >= '2026-11-01'));
  const stores = await ask(key, 'sales', { ...days, by: 'store', limit: '3' });
  expect((stores.body.rows as unknown[]).length).toBe(3);
  const rest = await ask(key, 'sales', { ...days, by: 'store', cursor: String(stores.body.nextCursor) });
  expect((rest.body.rows as unknown[]).length).toBe(1);
});

test('sales-equation: contributions of the contract sum to the change', async () => {
  const key = await newKey();
  const { status, body } = await ask(key, 'sales-equation', {
    from: '2026-11-01',
    to: '2026-11-20',
    by: 'region',
  });
  expect(status).toBe(200);
  const totals = body.totals as unknown as {
    grossFen: number;
    refundsFen: number;
    before: { grossFen: number; refundsFen: number };
    contributionsFen: Record<string, number>;
  };
  const { mix: _mix, ...parts } = totals.contributionsFen;
  const sum = Object.values(parts).reduce((a, b) => a + b, 0);
  expect(sum).toBe(totals.grossFen - totals.refundsFen - (totals.before.grossFen - totals.before.refundsFen));
  expect(Object.keys(totals.contributionsFen)).toEqual(
    expect.arrayContaining([
      'traffic',
      'conversion',
      'repurchase',
      'aov',
      'refunds',
      'opened',
      'closed',
      'mix',
    ]),
  );
});

test('digital-assets: opening + gained − lost = closing, on every line and row', async () => {
  const key = await newKey();
  const { body } = await ask(key, 'digital-assets', { ...days, grain: 'week' });
  type Line = {
    opening: number;
    closing: number;
    gained: Record<string, number>;
    lost: Record<string, number>;
  };
  const rows = body.rows as unknown as { values: Record<string, Line> }[];
  const lines = rows.flatMap((row) => Object.values(row.values));
  expect(lines.length).toBeGreaterThan(8);
  const add = (sums: Record<string, number>) => Object.values(sums).reduce((a, b) => a + b, 0);
  for (const line of lines) expect(line.opening + add(line.gained) - add(line.lost)).toBe(line.closing);
});

test('ranking: ordered by the metric, with rank and the rank before', async () => {
  const key = await newKey();
  const { body } = await ask(key, 'ranking', {
    from: '2026-11-01',
    to: '2026-11-20',
    compare: 'previous',
    metric: 'grossFen',
  });
  const rows = body.rows as unknown as {
    key: string;
    values: { grossFen: number; rank: number; rankBefore: number };
  }[];
  const expected = [story.org.eastOne, story.org.eastTwo, story.org.eastOther, story.org.westOne]
    .map(({ code }) => [code, gross((order) => order.store === code && order.day >= '2026-11-01')] as const)
    .sort((a, b) => b[1] - a[1]);
  expect(rows.map((row) => [row.key, row.values.grossFen])).toEqual(expected);
  expect(rows.map((row) => row.values.rank)).toEqual([1, 2, 3, 4]);
  expect([...rows.map((row) => row.values.rankBefore)].sort()).toEqual([1, 2, 3, 4]);
});

test('a key sees its own part; what lies outside is absent', async () => {
  const { east, west } = story.org;
  const key = await newKey({ regionId: west.id });
  const own = await ask(key, 'sales', { ...days, scope: `region:${west.code}` });
  const all = await ask(key, 'sales', days);
  expect(own.body.totals).toEqual(all.body.totals);
  expect((await ask(key, 'sales', { ...days, scope: `region:${east.code}` })).status).toBe(404);
  expect((await ask(key, 'sales', { ...days, scope: 'region:nowhere' })).status).toBe(404);
  expect((await ask(await newKey({ scopes: ['ingest:write'] }), 'sales', days)).status).toBe(403);
});

test.each([
  { from: '2026-11-20', to: '2026-11-01' },
  { from: '2016-11-20', to: '2026-11-20', grain: 'day' },
  { from: '2026-02-30', to: '2026-11-20' },
  { ...days, scope: 'planet:earth' },
  { ...days, by: 'moon' },
  { ...days, surprise: '1' },
  { ...days, grain: 'day', by: 'store' },
])('a question that does not fit is refused in words: %o', async (query) => {
  const { status, body } = await ask(await newKey(), 'sales', query as Record<string, string>);
  expect([status, body.code]).toEqual([422, 'invalid']);
});

test('a report that there is not is refused', async () => {
  expect((await ask(await newKey(), 'everything', days)).status).toBe(422);
});
