import { getTranslations } from 'next-intl/server';
import type { Context } from '@/lib/auth/context';
import { listBrands, listChannels, type RegionNode } from '@/lib/organization/queries';
import { subtreeTotals } from '@/lib/organization/region-order';
import { countStoresByBrand, countStoresByRegion } from '@/lib/stores/queries/count-stores';
import { listPlannedMoves, listRegionStores } from '@/lib/stores/queries/region-stores';
import type { Question } from './read-question';

const nowhere: RegionNode = { id: '', parentId: null, path: '/', depth: 0, code: '', name: '—' };

/** The tree as it stood or will stand on the day asked about, and the chosen region in it (the topmost at first). */
export async function readRegion(
  ctx: Context,
  { regions, question }: { regions: RegionNode[]; question: Question },
) {
  const { on } = question;
  const region = regions.find(({ code }) => code === question.region) ?? regions[0] ?? nowhere;
  const [t, own, page, planned] = await Promise.all([
    getTranslations('organization'),
    countStoresByRegion(ctx, { on }),
    region.id
      ? listRegionStores(ctx, { regionId: region.id, on, after: question.after ?? undefined })
      : { stores: [], next: null },
    listPlannedMoves(ctx, { path: region.path }),
  ]);
  const totals = subtreeTotals(regions, own);
  const words = new Map([...totals].map(([id, count]) => [id, t('stores', { count })]));
  const { today } = ctx.scope;
  const above = regions.filter(({ id, path }) => id !== region.id && region.path.startsWith(path));
  return {
    tree: { regions, totals: words, chosen: region, on: on === today ? null : on },
    detail: {
      ...{ region: { ...region, above: above.map(({ name }) => name) }, planned, on, today },
      below: regions.filter(({ parentId }) => parentId === region.id),
      ...{ total: totals.get(region.id) ?? 0, own: own.get(region.id) ?? 0, totals: words },
      ...{ stores: page.stores, next: page.next, isLater: question.after !== null },
    },
  };
}

/** Brands and channels beside the tree. */
export async function readLists(ctx: Context) {
  const [brands, channels, brandTotals] = await Promise.all([
    listBrands(ctx),
    listChannels(ctx),
    countStoresByBrand(ctx),
  ]);
  return { brands, channels, brandTotals };
}
