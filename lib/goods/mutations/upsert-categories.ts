import 'server-only';
import { asc, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { categories } from '@/db/schema/goods';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { excludedColumns, nounLock } from '@/lib/organization/excluded-sql';
import { recordUpserts } from '@/lib/organization/mutations';
import { planUpsert, type UpsertItem, type UpsertResult } from '@/lib/organization/upsert';
import { type CategoryNode, categoryPath, placeProblem } from '../category-tree';
import type { CategoryInput } from '../input';

type CategoryLine = CategoryNode & { path: string; createdAt: Date };

async function readCategories(ctx: Context, tx: Tx): Promise<Map<string, CategoryLine>> {
  const rows = await tx
    .select()
    .from(categories)
    .where(eq(categories.orgId, ctx.scope.orgId))
    .orderBy(asc(categories.code));
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  return new Map(
    rows.map(({ parentId, ...row }) => [
      row.code,
      { ...row, parent: parentId === null ? null : (codes.get(parentId) ?? null) },
    ]),
  );
}

/** What one category becomes, given those known so far; a good one joins the tree, so that children may follow. */
function categoryItem(tree: Map<string, CategoryNode>, input: CategoryInput): UpsertItem {
  const { code, name, parent } = input;
  const known = tree.get(code);
  const values = { name, ...(parent === undefined ? {} : { parent }) };
  const isPlaced = parent === undefined || parent === null || known?.parent === parent;
  const problem = isPlaced ? null : placeProblem(tree, { code, parent });
  if (problem) return { code, values, problems: [{ path: 'parent', code: problem }] };
  const place = parent === undefined ? (known?.parent ?? null) : parent;
  tree.set(code, { id: known?.id ?? uuidv7(), code, name, parent: place });
  return { code, values };
}

/**
 * Creates, renames or moves categories by code, parents first; a parent may stand earlier in the same list. What
 * stands below a moved one goes with it. Joins an open transaction when `ctx.db` stands in one.
 */
export async function upsertCategories(
  ctx: Context,
  input: readonly CategoryInput[],
): Promise<UpsertResult[]> {
  if (!holds(ctx.scope, 'goods:write')) throw new AppError('forbidden');
  const { orgId } = ctx.scope;
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(orgId, 'categories'));
    const known = await readCategories(ctx, tx);
    const tree = new Map<string, CategoryNode>(known);
    const seen = new Set<string>();
    const items = input.map((row): UpsertItem => {
      if (seen.has(row.code)) return { code: row.code, values: {} };
      seen.add(row.code);
      return categoryItem(tree, row);
    });
    const plan = planUpsert({ items, known, newId: (code) => tree.get(code)?.id ?? uuidv7() });
    const written = new Set(plan.writes.map(({ code }) => code));
    const rows = [...tree.values()].flatMap(({ id, code, name, parent }) => {
      const path = categoryPath(tree, code);
      if (!written.has(code) && known.get(code)?.path === path) return [];
      const parentId = parent === null ? null : (tree.get(parent)?.id ?? null);
      return [{ orgId, id, code, name, parentId, path, createdAt: known.get(code)?.createdAt ?? ctx.now }];
    });
    if (rows.length > 0)
      await tx
        .insert(categories)
        .values(rows)
        .onConflictDoUpdate({
          target: [categories.orgId, categories.id],
          set: excludedColumns(categories, ['name', 'parentId', 'path']),
        });
    await recordUpserts(ctx, tx, { kind: 'category', plan });
    return plan.results;
  });
}
