import 'server-only';
import { and, count, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { categories, products } from '@/db/schema/goods';
import { brands } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope } from '@/lib/auth/scope';
import { decodeKeyset, keysetPage, type ListPage } from '@/lib/organization/keyset';
import { keysetSql } from '@/lib/organization/keyset-sql';
import { matchesText } from '@/lib/organization/text-match-sql';

export type ProductFilters = {
  search?: string;
  /** Codes. A category stands for its whole branch. */
  brands?: readonly string[];
  categories?: readonly string[];
  statuses?: readonly string[];
  sort?: { key: string; isDescending: boolean } | null;
  cursor?: { side: 'after' | 'before'; token: string } | null;
  limit?: number;
};

export type ProductLine = {
  id: string;
  code: string;
  name: string;
  brandName: string | null;
  categoryName: string | null;
  listPriceFen: bigint | null;
  status: 'active' | 'retired';
  updatedAt: Date;
};

/** Text that sorts as the thing sorts; products without a price come first. */
const sortValues: Record<string, SQL> = {
  name: sql`(${products.pinyinInitials} || ' ' || ${products.nameKey})`,
  code: sql`${products.code} collate "C"`,
  price: sql`lpad(coalesce(${products.listPriceFen}, 0)::text, 20, '0') collate "C"`,
  updated: sql`to_char(${products.updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') collate "C"`,
};

const some = (column: Parameters<typeof inArray>[0], values: readonly string[] | undefined) =>
  values && values.length > 0 ? inArray(column, [...values]) : undefined;

async function inBranches(ctx: Context, tx: Tx, codes: readonly string[] | undefined) {
  if (!codes || codes.length === 0) return undefined;
  const found = await tx
    .select({ path: categories.path })
    .from(categories)
    .where(and(inScope(ctx.scope, 'goods:read', categories), inArray(categories.code, [...codes])));
  const parts = found.map(({ path }) =>
    and(gte(categories.path, path), lt(categories.path, subtreeEnd(path))),
  );
  return or(...parts) ?? sql`false`;
}

const itsBrand = and(eq(brands.orgId, products.orgId), eq(brands.id, products.brandId));
const itsCategory = and(eq(categories.orgId, products.orgId), eq(categories.id, products.categoryId));

/** Products that match, a page of the sorted list, and how many match in all. */
export async function listProducts(
  ctx: Context,
  filters: ProductFilters,
): Promise<ListPage<ProductLine & { value: string }>> {
  const limit = Math.min(filters.limit ?? 50, 1000);
  const value = sortValues[filters.sort?.key ?? 'name'] ?? (sortValues.name as SQL);
  const cursor = filters.cursor
    ? { side: filters.cursor.side, at: decodeKeyset(filters.cursor.token) }
    : null;
  const isDescending = filters.sort?.isDescending ?? false;
  const page = keysetSql({ value, id: products.id, isDescending, cursor });
  return ctx.db.read(async (tx) => {
    const matching = and(
      inScope(ctx.scope, 'goods:read', products),
      matchesText(products, filters.search ?? ''),
      some(products.status, filters.statuses),
      some(brands.code, filters.brands),
      await inBranches(ctx, tx, filters.categories),
    );
    const fetched = await tx
      .select({
        ...{ id: products.id, code: products.code, name: products.name, status: products.status },
        ...{ brandName: brands.name, categoryName: categories.name },
        ...{ listPriceFen: products.listPriceFen, updatedAt: products.updatedAt },
        value: sql<string>`${value}`,
      })
      .from(products)
      .leftJoin(brands, itsBrand)
      .leftJoin(categories, itsCategory)
      .where(and(matching, page.where))
      .orderBy(...page.orderBy)
      .limit(limit + 1);
    const [counted] = await tx
      .select({ total: count() })
      .from(products)
      .leftJoin(brands, itsBrand)
      .leftJoin(categories, itsCategory)
      .where(matching);
    return keysetPage(fetched, { limit, total: counted?.total ?? 0, cursor });
  });
}
