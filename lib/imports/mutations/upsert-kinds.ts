import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '@/lib/auth/context';
import { ProductUpsertInput } from '@/lib/goods/input';
import { upsertProducts } from '@/lib/goods/mutations/upsert-products';
import { listCategories } from '@/lib/goods/queries/list-categories';
import { StoreUpsertInput } from '@/lib/stores/input';
import { upsertStores } from '@/lib/stores/mutations/upsert-stores';
import { TargetInput } from '@/lib/targets/input';
import { setTargets } from '@/lib/targets/mutations/set-targets';
import type { Issue } from '../kinds/judge-row';
import { productDrafts } from '../kinds/product-draft';
import { storeDrafts } from '../kinds/store-draft';
import { targetDrafts } from '../kinds/target-draft';
import type { UpsertKind } from '../kinds/upsert-plan';
import { NameIndex } from '../name-index';
import { loadPlaces, loadStores } from '../queries/load-references';
import { openGuideUpserter } from './guide-upserter';
import { upsertShownStores } from './shown-stores';
import type { Upserter } from './upserter';

type Parsed =
  | { success: true; data: unknown }
  | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
const parser =
  (input: { safeParse(raw: unknown): Parsed }) =>
  (raw: Record<string, unknown>): { item: unknown } | { issues: Issue[] } => {
    const parsed = input.safeParse(raw);
    if (parsed.success) return { item: parsed.data };
    return {
      issues: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })),
    };
  };

async function stores(ctx: Context): Promise<Upserter> {
  const [places, known] = await Promise.all([loadPlaces(ctx), loadStores(ctx)]);
  return {
    objectKind: 'store',
    draft: storeDrafts({ ...places, stores: known }),
    parse: parser(StoreUpsertInput),
    upsert: (inner, items) => upsertShownStores(inner, items as StoreUpsertInput[]),
    restore: (inner, items) => upsertStores(inner, items as StoreUpsertInput[]),
  };
}

async function products(ctx: Context): Promise<Upserter> {
  const [{ brands }, categories] = await Promise.all([loadPlaces(ctx), listCategories(ctx, 'goods:write')]);
  const names = new Map(categories.map(({ code, name }) => [code, name]));
  const named = categories.map(({ code, name, parent }) => ({
    code,
    name,
    parentName: parent === null ? undefined : names.get(parent),
  }));
  return {
    objectKind: 'product',
    draft: productDrafts({ brands, categories: new NameIndex(named) }),
    parse: parser(ProductUpsertInput),
    upsert: (inner, items) => upsertProducts(inner, items as ProductUpsertInput[]),
  };
}

/** All lists of one file are one batch of targets. */
async function targets(ctx: Context, { id: importId, fileName: label }: Origin): Promise<Upserter> {
  const batchId = uuidv7();
  return {
    objectKind: 'target',
    repeated: { field: 'month', code: 'target_repeated' },
    draft: targetDrafts(await loadStores(ctx)),
    parse: parser(TargetInput),
    upsert: async (inner, items) =>
      (
        await setTargets(inner, {
          ...{ items: items as TargetInput[], kind: 'imported', importId, label, batchId },
        })
      ).results,
  };
}

/** The import that rows come from. */
type Origin = { id: string; fileName: string };
const KINDS: Record<UpsertKind, (ctx: Context, origin: Origin) => Promise<Upserter>> = {
  stores,
  products,
  guides: openGuideUpserter,
  targets,
};

/** How rows of this kind are written, with everything they may refer to loaded. */
export async function openUpserter(ctx: Context, kind: UpsertKind, origin: Origin): Promise<Upserter> {
  return KINDS[kind](ctx, origin);
}
