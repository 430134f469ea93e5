import type { Context } from '@/lib/auth/context';
import { upsertCategories } from '@/lib/goods/mutations/upsert-categories';
import { upsertProducts } from '@/lib/goods/mutations/upsert-products';
import { upsertAssignments } from '@/lib/guides/mutations/upsert-assignments';
import { upsertGuides } from '@/lib/guides/mutations/upsert-guides';
import { upsertBrands, upsertChannels, upsertRegions } from '@/lib/organization/mutations';
import type { UpsertResult } from '@/lib/organization/upsert';
import { TOUCHPOINT_KINDS } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { placeTouchpoints } from '@/lib/stores/mutations/upsert-touchpoints';
import type { Day } from '@/lib/time';
import type { Chain, SampleStore } from './chain';

export const sampleChannels = [
  { code: 'pos', name: '门店收银', sourceClass: 'private' },
  { code: 'miniprogram', name: '小程序商城', sourceClass: 'private' },
  { code: 'guide', name: '导购分享', sourceClass: 'private' },
  { code: 'touchpoint', name: '店内触点', sourceClass: 'private' },
  { code: 'video', name: '视频号', sourceClass: 'public' },
  { code: 'ads', name: '广告投放', sourceClass: 'public' },
] as const;

/** A resource that the product refuses is a fault of the sample: say which and why. */
function all(kind: string, results: readonly UpsertResult[]): void {
  const bad = results.find((result) => result.outcome === 'invalid');
  if (bad) throw new Error(`the sample's ${kind} ${bad.code} was refused: ${JSON.stringify(bad)}`);
}

const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
  weekday < 5 ? [{ from: 600, to: 1_320 }] : [{ from: 600, to: 1_350 }],
);

function storeRow(store: SampleStore, region: string) {
  return {
    ...{ code: store.code, name: store.name, brand: store.brand, region, status: 'live' as const },
    ...{ format: store.format, areaM2: store.areaM2, cityCode: store.cityCode, address: store.address },
    ...{
      latitude: store.latitude,
      longitude: store.longitude,
      openedOn: store.openedOn,
      managerName: store.manager,
    },
    openingHours: { week: weekly, exceptions: [] },
  };
}

/** The day some stores were handed from the East to where they stand: 1 January of the year of the last day. */
export const moveDay = (lastDay: Day): Day => `${lastDay.slice(0, 4)}-01-01` as Day;

async function loadStores(ctx: Context, chain: Chain, lastDay: Day): Promise<void> {
  all(
    'store',
    await upsertStores(
      ctx,
      chain.stores.map((store) => storeRow(store, store.regionBefore ?? store.region)) as never,
    ),
  );
  const moved = chain.stores.filter((store) => store.regionBefore);
  all(
    'move',
    await upsertStores(
      ctx,
      moved.map((store) => ({
        code: store.code,
        region: store.region,
        regionFrom: moveDay(lastDay),
      })) as never,
    ),
  );
  const kinds = TOUCHPOINT_KINDS.filter((kind) => ['door', 'shelf', 'cashier', 'receipt'].includes(kind));
  const names: Record<string, string> = {
    door: '门口海报',
    shelf: '货架卡',
    cashier: '收银台立牌',
    receipt: '小票码',
  };
  const places: Record<string, string> = {
    ...{ door: '门口左侧', shelf: '主推货架', cashier: '收银台右侧', receipt: '随小票打印' },
  };
  await placeTouchpoints(
    ctx,
    chain.stores.flatMap((store) =>
      kinds.map((kind) => ({
        code: `${store.code}-${kind}`,
        name: names[kind] ?? kind,
        kind,
        place: places[kind],
        store: store.code,
        placedOn: store.openedOn,
      })),
    ),
  );
}

/** Brands, regions, stores, goods and guides, through the doors that the API and the imports use. */
export async function loadResources(ctx: Context, chain: Chain, lastDay: Day): Promise<void> {
  all(
    'brand',
    await upsertBrands(
      ctx,
      chain.brands.map(({ code, name }) => ({ code, name })),
    ),
  );
  all(
    'channel',
    await upsertChannels(
      ctx,
      sampleChannels.map((channel) => ({ ...channel })),
    ),
  );
  all('region', await upsertRegions(ctx, chain.regions));
  await loadStores(ctx, chain, lastDay);
  all(
    'category',
    await upsertCategories(
      ctx,
      chain.categories.map(({ code, name }) => ({ code, name })),
    ),
  );
  all(
    'product',
    await upsertProducts(
      ctx,
      chain.products.map((product) => ({
        code: product.code,
        name: product.name,
        brand: product.brand,
        category: product.category,
        listPriceFen: BigInt(product.priceFen),
      })) as never,
    ),
  );
  all(
    'guide',
    await upsertGuides(
      ctx,
      chain.guides.map((guide) => ({ code: guide.code, name: guide.name, phone: guide.phone })) as never,
    ),
  );
  const opened = new Map(chain.stores.map((store) => [store.code, store.openedOn]));
  all(
    'assignment',
    await upsertAssignments(
      ctx,
      chain.guides.map((guide) => ({
        guide: guide.code,
        store: guide.store,
        role: guide.isManager ? 'store_manager' : 'guide',
        validFrom: opened.get(guide.store),
      })) as never,
    ),
  );
}
