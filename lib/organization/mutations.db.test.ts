import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { saveOne, upsertBrands, upsertChannels, upsertRegions } from './mutations';
import { getOrganization, listBrands, listChannels, listRegionTree } from './queries';
import { subtreeTotals, treeOrder } from './region-order';

let database: TestDatabase;
let chain: TestOrganization;
let ctx: Context;

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  ctx = await systemContext(chain.orgId);
});
afterAll(() => database.drop());

const outcomes = (results: { outcome: string }[]) => results.map(({ outcome }) => outcome);

it('brands and channels are created, renamed and left alone by code', async () => {
  const brand = { code: 'river', name: '江河茶' };
  expect(outcomes(await upsertBrands(ctx, [brand, { ...brand }]))).toEqual(['created', 'invalid']);
  expect(await upsertBrands(ctx, [{ ...brand, name: '江河' }])).toMatchObject([
    { outcome: 'updated', before: { name: '江河茶' } },
  ]);
  expect((await listBrands(ctx)).map(({ name }) => name)).toContain('江河');
  const channel = { code: 'wecom', name: '企业微信', sourceClass: 'private' as const };
  expect(outcomes(await upsertChannels(ctx, [channel]))).toEqual(['created']);
  expect(outcomes(await upsertChannels(ctx, [channel]))).toEqual(['unchanged']);
  await upsertChannels(ctx, [{ ...channel, sourceClass: 'public' }]);
  expect(await listChannels(ctx)).toMatchObject([{ code: 'wecom', name: '企业微信', sourceClass: 'public' }]);
});

it('a form refuses a code that exists and leaves it as it was', async () => {
  await upsertBrands(ctx, [{ code: 'kept', name: '原名' }]);
  const item = { code: 'kept', name: '新名' };
  await expect(saveOne(ctx, { item, isNew: true, upsert: upsertBrands })).rejects.toMatchObject({
    fields: { code: 'code_taken' },
  });
  expect((await listBrands(ctx)).find(({ code }) => code === 'kept')?.name).toBe('原名');
});

it('the tree grows fourteen levels in one list, children after their parents, and no further than it may', async () => {
  const levels = Array.from({ length: 14 }, (_, level) => ({
    ...{ code: `deep-${level}`, name: `第 ${level + 1} 层` },
    ...(level > 0 ? { parentCode: `deep-${level - 1}` } : {}),
  }));
  expect(outcomes(await upsertRegions(ctx, levels))).toEqual(Array(14).fill('created'));
  const tree = treeOrder(await listRegionTree(ctx));
  const deepest = tree.find(({ code }) => code === 'deep-13');
  expect([deepest?.depth, deepest?.level]).toEqual([14, 14]);
  const totals = subtreeTotals(tree, new Map([[deepest?.id ?? '', 3]]));
  expect(totals.get(chain.root.id)).toBe(3);
  const [misplaced] = await upsertRegions(ctx, [{ code: 'deep-3', name: '改挂', parentCode: 'deep-0' }]);
  expect(misplaced?.problems).toEqual([{ path: 'parentCode', code: 'region_cannot_move' }]);
  const further = Array.from({ length: 30 }, (_, i) => ({
    code: `d${i}`,
    name: 'x',
    parentCode: i ? `d${i - 1}` : 'deep-13',
  }));
  const results = await upsertRegions(ctx, further);
  expect(results.find(({ outcome }) => outcome === 'invalid')?.problems).toEqual([
    { path: 'parentCode', code: 'too_deep' },
  ]);
});

it('shows a reader their branch and the names above it', async () => {
  const lead = await contextOf(
    await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: chain.eastCity.id } }),
  );
  expect((await listRegionTree(lead)).map(({ name }) => name)).toEqual([
    chain.root.name,
    chain.east.name,
    chain.eastCity.name,
  ]);
  expect((await getOrganization(lead)).orgId).toBe(chain.orgId);
});
