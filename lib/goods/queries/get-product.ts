import 'server-only';
import { and, asc, count, eq, gt } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { categories, products } from '@/db/schema/goods';
import { brands } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { pageOf } from '@/lib/organization/code-page';
import type { PageInput } from '@/lib/organization/input';

const columns = {
  ...{ code: products.code, name: products.name, brand: brands.code, category: categories.code },
  ...{ listPriceFen: products.listPriceFen, status: products.status, updatedAt: products.updatedAt },
};
const itsBrand = and(eq(brands.orgId, products.orgId), eq(brands.id, products.brandId));
const itsCategory = and(eq(categories.orgId, products.orgId), eq(categories.id, products.categoryId));

/** One product, its brand and category by code; or not_found. */
export async function getProduct(ctx: Context, { id }: { id: string }) {
  if (!isUuid(id)) throw notFound();
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ id: products.id, ...columns })
      .from(products)
      .leftJoin(brands, itsBrand)
      .leftJoin(categories, itsCategory)
      .where(and(inScope(ctx.scope, 'goods:read', products), eq(products.id, id))),
  );
  if (!row) throw notFound();
  return row;
}

/** How many products there are at all, to tell an empty list from one nothing matches. */
export async function countProducts(ctx: Context): Promise<number> {
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ total: count() })
      .from(products)
      .where(inScope(ctx.scope, 'goods:read', products)),
  );
  return row?.total ?? 0;
}

/** Products by code as the API knows them, a page at a time; with `code`, that one. */
export async function listProductPage(ctx: Context, page: PageInput & { code?: string }) {
  const rows = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(products)
      .leftJoin(brands, itsBrand)
      .leftJoin(categories, itsCategory)
      .where(
        and(
          inScope(ctx.scope, 'goods:read', products),
          page.code === undefined ? gt(products.code, page.cursor ?? '') : eq(products.code, page.code),
        ),
      )
      .orderBy(asc(products.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}
