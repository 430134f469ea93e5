import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { products } from '@/db/schema/goods';
import { arrayLiteral } from '@/lib/array-literal';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { usedProducts } from '../remove-sql';

/**
 * Removes products that no order names yet, as when the import that brought them is undone; answers the ids that stay.
 * Joins an open transaction when `ctx.db` stands in one.
 */
export async function removeUnusedProducts(
  ctx: Context,
  ids: readonly string[],
): Promise<{ removed: string[]; used: string[] }> {
  if (ids.length === 0) return { removed: [], used: [] };
  const { orgId } = ctx.scope;
  return ctx.db.write(async (tx) => {
    const mine = await tx
      .select({ id: products.id, code: products.code, name: products.name })
      .from(products)
      .where(and(inScope(ctx.scope, 'goods:write', products), inArray(products.id, [...ids])))
      .for('update');
    const rows = await tx.execute(usedProducts(orgId, arrayLiteral(mine.map(({ code }) => code))));
    const used = new Set(rows.map((row) => String(row.code)));
    const free = mine.filter(({ code }) => !used.has(code));
    const removed = free.map(({ id }) => id);
    if (removed.length > 0) {
      await tx.delete(products).where(and(eq(products.orgId, orgId), inArray(products.id, removed)));
      await recordAudit(
        ctx,
        tx,
        ...free.map(({ id, code, name }) => ({
          action: 'product.removed',
          objectKind: 'product',
          objectId: id,
          objectName: name,
          before: { code, name },
        })),
      );
    }
    return { removed, used: ids.filter((id) => !removed.includes(id)) };
  });
}
