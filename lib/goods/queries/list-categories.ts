import 'server-only';
import { and, count, eq, gt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { categories, products } from '@/db/schema/goods';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { pageOf } from '@/lib/organization/code-page';
import type { PageInput } from '@/lib/organization/input';
import { categoryOrder } from '../category-tree';

const parents = alias(categories, 'parents');
const columns = { id: categories.id, code: categories.code, name: categories.name, parent: parents.code };

/** Every category as a tree in reading order, with the number of products that stand directly in it. */
export async function listCategories(ctx: Context, right: 'goods:read' | 'goods:write' = 'goods:read') {
  const found = await ctx.db.read(async (tx) => ({
    rows: await tx
      .select(columns)
      .from(categories)
      .leftJoin(parents, and(eq(parents.orgId, categories.orgId), eq(parents.id, categories.parentId)))
      .where(inScope(ctx.scope, right, categories)),
    totals: await tx
      .select({ categoryId: products.categoryId, total: count() })
      .from(products)
      .where(inScope(ctx.scope, right, products))
      .groupBy(products.categoryId),
  }));
  const totals = new Map(found.totals.map(({ categoryId, total }) => [categoryId, total]));
  return categoryOrder(found.rows.map((row) => ({ ...row, products: totals.get(row.id) ?? 0 })));
}
export type CategoryLine = Awaited<ReturnType<typeof listCategories>>[number];

/** Categories by code as the API knows them, a page at a time; with `code`, that one. */
export async function listCategoryPage(ctx: Context, page: PageInput & { code?: string }) {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({ code: categories.code, name: categories.name, parent: parents.code })
      .from(categories)
      .leftJoin(parents, and(eq(parents.orgId, categories.orgId), eq(parents.id, categories.parentId)))
      .where(
        and(
          inScope(ctx.scope, 'goods:read', categories),
          page.code === undefined ? gt(categories.code, page.cursor ?? '') : eq(categories.code, page.code),
        ),
      )
      .orderBy(categories.code)
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}
