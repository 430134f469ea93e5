import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { categories, products } from '@/db/schema/goods';
import { brands } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { excludedColumns, nounLock } from '@/lib/organization/excluded-sql';
import { recordUpserts } from '@/lib/organization/mutations';
import { searchKeys } from '@/lib/organization/search-keys';
import {
  planUpsert,
  type UpsertItem,
  type UpsertProblem,
  type UpsertResult,
  type UpsertWrite,
} from '@/lib/organization/upsert';
import type { ProductUpsertInput } from '../input';

/** A product as the outside knows it: brand and category by code. */
type ProductLine = typeof products.$inferSelect & { brand: string | null; category: string | null };
type Surroundings = {
  brands: Map<string, string>;
  categories: Map<string, string>;
  products: Map<string, ProductLine>;
};

async function readSurroundings(
  ctx: Context,
  tx: Tx,
  input: readonly ProductUpsertInput[],
): Promise<Surroundings> {
  const { orgId } = ctx.scope;
  const codes = (key: 'code' | 'brand' | 'category') => [...new Set(input.flatMap((row) => row[key] ?? []))];
  const idsOf = async (table: typeof brands | typeof categories, wanted: string[]) => {
    const rows = await tx
      .select({ id: table.id, code: table.code })
      .from(table)
      .where(and(eq(table.orgId, orgId), inArray(table.code, wanted)));
    return new Map(rows.map(({ id, code }) => [code, id]));
  };
  const rows = await tx
    .select({ product: products, brand: brands.code, category: categories.code })
    .from(products)
    .leftJoin(brands, and(eq(brands.orgId, products.orgId), eq(brands.id, products.brandId)))
    .leftJoin(categories, and(eq(categories.orgId, products.orgId), eq(categories.id, products.categoryId)))
    .where(and(eq(products.orgId, orgId), inArray(products.code, codes('code'))));
  return {
    brands: await idsOf(brands, codes('brand')),
    categories: await idsOf(categories, codes('category')),
    products: new Map(rows.map(({ product, ...rest }) => [product.code, { ...product, ...rest }])),
  };
}

function* problemsOf(input: ProductUpsertInput, around: Surroundings): Generator<UpsertProblem> {
  const { code, name, brand, category } = input;
  if (!around.products.has(code) && name === undefined) yield { path: 'name', code: 'required' };
  if (brand && !around.brands.has(brand)) yield { path: 'brand', code: 'unknown_brand' };
  if (category && !around.categories.has(category)) yield { path: 'category', code: 'unknown_category' };
}

function itemOf({ code, ...values }: ProductUpsertInput, around: Surroundings): UpsertItem {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return {
    code,
    values: Object.fromEntries(given),
    problems: [...problemsOf({ code, ...values }, around)],
  };
}

/** The whole row a write leads to: what was, what is given, and the keys made from the name. */
function rowOf(ctx: Context, write: UpsertWrite, around: Surroundings): typeof products.$inferInsert {
  const before = around.products.get(write.code);
  const values = { ...before, ...(write.values as Partial<ProductLine>) };
  const { nameKey, pinyinInitials } = searchKeys(values.name ?? '');
  return {
    ...{ orgId: ctx.scope.orgId, id: write.id, code: write.code },
    ...{ name: values.name ?? '', nameKey, pinyinInitials },
    brandId: values.brand ? (around.brands.get(values.brand) ?? before?.brandId ?? null) : null,
    categoryId: values.category
      ? (around.categories.get(values.category) ?? before?.categoryId ?? null)
      : null,
    listPriceFen: values.listPriceFen ?? null,
    status: values.status ?? 'active',
    createdAt: before?.createdAt ?? ctx.now,
    updatedAt: ctx.now,
  };
}

const writtenColumns = [
  ...(['name', 'nameKey', 'pinyinInitials', 'brandId', 'categoryId'] as const),
  ...(['listPriceFen', 'status', 'updatedAt'] as const),
];

/** What an audit row may hold: JSON has no bigint. */
const plain = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'bigint' ? String(value) : value]),
  );

/**
 * Creates or changes products by code in a few statements, whatever their number; a bad one comes back as `invalid`
 * and does not stop the others. Joins an open transaction when `ctx.db` stands in one.
 */
export async function upsertProducts(
  ctx: Context,
  input: readonly ProductUpsertInput[],
): Promise<UpsertResult[]> {
  if (!holds(ctx.scope, 'goods:write')) throw new AppError('forbidden');
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'products'));
    const around = await readSurroundings(ctx, tx, input);
    const items = input.map((row) => itemOf(row, around));
    const plan = planUpsert({ items, known: around.products, newId: () => uuidv7() });
    const rows = plan.writes.map((write) => rowOf(ctx, write, around));
    if (rows.length > 0)
      await tx
        .insert(products)
        .values(rows)
        .onConflictDoUpdate({
          target: [products.orgId, products.id],
          set: excludedColumns(products, writtenColumns),
        });
    const told = {
      results: plan.results.map((result) => ({ ...result, before: result.before && plain(result.before) })),
      writes: plan.writes.map((write) => ({ ...write, values: plain(write.values) })),
    };
    await recordUpserts(ctx, tx, { kind: 'product', plan: told });
    return plan.results;
  });
}
