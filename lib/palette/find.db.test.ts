import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { ProductUpsertInput } from '@/lib/goods/input';
import { upsertProducts } from '@/lib/goods/mutations/upsert-products';
import { GuideUpsertInput } from '@/lib/guides/input';
import { upsertGuides } from '@/lib/guides/mutations/upsert-guides';
import { listBrands } from '@/lib/organization/queries';
import { StoreUpsertInput } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { FindInput } from './input';
import { findByText } from './queries';

let database: TestDatabase;
let chain: TestOrganization;
let everything: Context;

/** East first, then west by turns. */
const names = [
  '静安大悦城店',
  '重庆解放碑店',
  '大悦城静安二店',
  '杭州 100% 棉店',
  '下划线_店',
  '🎉 开业店',
  '上海静安大悦城三店',
];

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  everything = await systemContext(chain.orgId, { now: new Date('2026-11-21T04:00:00Z') });
  const brand = (await listBrands(everything)).find(({ id }) => id === chain.brandB.id)?.code;
  await upsertStores(
    everything,
    names.map((name, i) =>
      StoreUpsertInput.parse({
        ...{ code: `SH${i}`, name, brand, region: i % 2 === 0 ? chain.eastCity.code : chain.west.code },
        ...{ cityCode: '上海', openedOn: '2024-01-01', status: 'live' },
      }),
    ),
  );
  await upsertProducts(everything, [ProductUpsertInput.parse({ code: 'SKU-1', name: '静安礼盒' })]);
  await upsertGuides(everything, [GuideUpsertInput.parse({ code: 'G-1', name: '金安', assignments: [] })]);
});
afterAll(() => database.drop());

const find = async (q: string, who = everything) => findByText(who, FindInput.parse({ query: { q } }));
const storeNames = async (q: string, who = everything) => (await find(q, who)).stores.map(({ name }) => name);

describe('what a text finds', () => {
  it.each([
    ['jadyc', ['静安大悦城店', '上海静安大悦城三店']],
    // An input method shows what is being composed with its own marks.
    ["j'a'dyc", ['静安大悦城店', '上海静安大悦城三店']],
    ['shjadyc', ['上海静安大悦城三店']],
    ['chongqing', ['重庆解放碑店']],
    ['大悦城', ['大悦城静安二店', '静安大悦城店', '上海静安大悦城三店']],
    ['ｓｈ５', ['🎉 开业店']],
    ['🎉', ['🎉 开业店']],
    ['100%', ['杭州 100% 棉店']],
    ['%', ['杭州 100% 棉店']],
    ['_', ['下划线_店']],
    ["'; drop table stores; --", []],
    ['\u0000', []],
    ['   ', []],
  ])('%s', async (q, wanted) => {
    const found = await storeNames(q);
    expect(found.filter((name) => names.includes(name))).toEqual(wanted);
  });

  it('puts the thing itself before what only begins with it, eight lines a noun at most', async () => {
    const [first] = (await find('sh1')).stores;
    expect(first?.name).toBe('重庆解放碑店');
    const brand = (await listBrands(everything)).find(({ id }) => id === chain.brandB.id)?.code;
    await upsertStores(
      everything,
      Array.from({ length: 12 }, (_, i) =>
        StoreUpsertInput.parse({
          ...{ code: `MANY${i}`, name: `很多店 ${i}`, brand, region: chain.west.code },
          ...{ cityCode: '上海', openedOn: '2024-01-01', status: 'live' },
        }),
      ),
    );
    expect((await find('很多')).stores).toHaveLength(8);
  });

  it('finds guides, products and regions beside stores', async () => {
    const found = await find('静安');
    expect(found.products.map(({ code }) => code)).toEqual(['SKU-1']);
    expect((await find('ja')).guides.map(({ code }) => code)).toEqual(['G-1']);
    const [region] = (await find(chain.eastCity.code)).regions;
    expect(region?.id).toBe(chain.eastCity.id);
  });

  it('answers what is opened again by id, and leaves out what is gone', async () => {
    const [store] = (await find('cqjfb')).stores;
    const recent = `stores:${store?.id},products:${store?.id},guides:${crypto.randomUUID()}`;
    const again = await findByText(everything, FindInput.parse({ query: { recent } }));
    expect(again).toEqual({ stores: [store], guides: [], products: [], regions: [] });
  });
});

describe('who finds what', () => {
  it('shows a lead of the east nothing of the west, neither by text nor by id', async () => {
    const lead = await contextOf(
      await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: chain.east.id } }),
    );
    const hidden = await find('重庆解放碑');
    expect(hidden.stores).toHaveLength(1);
    expect(await find('重庆解放碑', lead)).toEqual({ stores: [], guides: [], products: [], regions: [] });
    expect((await find(chain.west.code, lead)).regions).toEqual([]);
    const recent = `stores:${hidden.stores[0]?.id}`;
    expect((await findByText(lead, FindInput.parse({ query: { recent } }))).stores).toEqual([]);
    expect(await storeNames('jadyc', lead)).toEqual(['静安大悦城店', '上海静安大悦城三店']);
  });

  it('shows a guide, who may read no list, nothing at all', async () => {
    const guide = await contextOf(
      await newUser(chain.orgId, { role: 'guide', reach: { storeId: chain.eastOne.id } }),
    );
    for (const q of ['静安', 'jadyc', 'SKU-1', chain.eastCity.code])
      expect(await find(q, guide)).toEqual({ stores: [], guides: [], products: [], regions: [] });
  });
});
