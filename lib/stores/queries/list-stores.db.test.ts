import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { StoreUpsertInput } from '../input';
import { moveStoreToRegion } from '../mutations/move-store';
import { upsertStores } from '../mutations/upsert-stores';
import { countStoresByBrand, countStoresByRegion, listStoreChoices } from './count-stores';
import { listStores, type StoreFilters } from './list-stores';

let database: TestDatabase;
let chain: TestOrganization;
let ctx: Context;

const names = [
  '静安大悦城店',
  '上海静安寺店',
  '重庆解放碑店',
  '杭州湖滨银泰店',
  '静安公园店',
  '广州天河店',
  '静安大悦城二店',
];

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  ctx = await systemContext(chain.orgId, { now: new Date('2026-11-21T04:00:00Z') });
  const brand = (await listBrands(ctx)).find(({ id }) => id === chain.brandB.id)?.code;
  await upsertStores(
    ctx,
    names.map((name, i) =>
      StoreUpsertInput.parse({
        ...{ code: `N${i}`, name, brand, region: i % 2 === 0 ? chain.eastCity.code : chain.west.code },
        ...{
          cityCode: i === 2 ? '重庆' : '上海',
          areaM2: i === 3 ? undefined : 100 + i,
          openedOn: `202${i}-01-01`,
        },
        status: i === 5 ? 'closed' : 'live',
      }),
    ),
  );
});
afterAll(() => database.drop());

const found = async (filters: StoreFilters, who = ctx) =>
  (await listStores(who, { limit: 100, ...filters })).rows.map(({ name }) => name);

describe('the list of stores', () => {
  it.each([
    ['jadyc', ['静安大悦城店', '静安大悦城二店']],
    ['cqjfb', ['重庆解放碑店']],
    ['chongqing', ['重庆解放碑店']],
    ['大悦', ['静安大悦城店', '静安大悦城二店']],
    ['ｎ３', ['杭州湖滨银泰店']],
    ['没有这家', []],
    ["'%_\\", []],
  ])('finds by %s', async (search, wanted) => {
    expect((await found({ search })).sort()).toEqual([...wanted].sort());
  });

  it('filters by subtree, status and city, and counts what matches', async () => {
    const east = await listStores(ctx, { regions: [chain.east.code] });
    expect(east.total).toBe(7);
    expect(await found({ statuses: ['closed'] })).toEqual(['广州天河店']);
    expect(await found({ cities: ['500000'] })).toEqual(['重庆解放碑店']);
    expect(await found({ regions: ['no-such'] })).toEqual([]);
    const choices = await listStoreChoices(ctx);
    expect([choices.total, choices.cities]).toEqual([11, ['310000', '500000']]);
  });

  it.each(['name', 'code', 'area', 'opened', 'updated'])(
    'walks by %s in pages, forth and back, each store once',
    async (key) => {
      for (const isDescending of [false, true]) {
        const whole = await listStores(ctx, { sort: { key, isDescending }, limit: 200 });
        const pages: string[][] = [];
        let token: string | null = null;
        let before: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof listStores>> = await listStores(ctx, {
            ...{ sort: { key, isDescending }, limit: 4 },
            cursor: token === null ? null : { side: 'after', token },
          });
          pages.push(page.rows.map(({ id }) => id));
          before = page.before;
          token = page.after;
        } while (token !== null && pages.length < 10);
        expect(pages.flat()).toEqual(whole.rows.map(({ id }) => id));
        const back = await listStores(ctx, {
          ...{ sort: { key, isDescending }, limit: 4 },
          cursor: { side: 'before', token: before ?? '' },
        });
        expect(back.rows.map(({ id }) => id)).toEqual(pages.at(-2));
      }
    },
  );

  it('shows each reader their own reach, and nothing of another organization', async () => {
    const lead = await contextOf(
      await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: chain.west.id } }),
    );
    const mine = await listStores(lead, { limit: 100 });
    expect(mine.total).toBe(4);
    expect(mine.rows.every(({ regionName }) => regionName === chain.west.name)).toBe(true);
    expect([...(await countStoresByRegion(lead)).keys()]).toEqual([chain.west.id]);
    expect((await listRegionTree(lead)).map(({ name }) => name)).toEqual([chain.root.name, chain.west.name]);
    const other = await newOrganization();
    const stranger = await contextOf(await newUser(other.orgId, { role: 'admin' }));
    expect((await listStores(stranger, { limit: 200 })).total).toBe(4);
    expect(await found({ search: '静安' }, stranger)).toEqual([]);
    const guide = await contextOf(
      await newUser(chain.orgId, { role: 'guide', reach: { storeId: chain.eastOne.id } }),
    );
    expect([(await listStores(guide, {})).total, (await countStoresByBrand(guide)).size]).toEqual([0, 0]);
  });

  it('follows a store to its region of today, not to one that is planned', async () => {
    await moveStoreToRegion(ctx, { id: chain.westOne.id, region: chain.eastCity.code, on: '2027-01-01' });
    const planned = await listStores(ctx, { regions: [chain.west.code], limit: 100 });
    expect(planned.rows.map(({ id }) => id)).toContain(chain.westOne.id);
    await moveStoreToRegion(ctx, { id: chain.eastOne.id, region: chain.west.code, on: '2026-11-21' });
    const moved = await listStores(ctx, { regions: [chain.west.code], limit: 100 });
    expect(moved.rows.map(({ id }) => id)).toContain(chain.eastOne.id);
  });
});
