import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { storeRegionHistory, storeStatusChanges, stores } from '@/db/schema/stores';
import { arrayLiteral } from '@/lib/array-literal';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { usedStores } from '../remove-sql';

/**
 * Removes stores that nothing refers to yet, as when the import that brought them is undone; answers the ids that stay.
 * Joins an open transaction when `ctx.db` stands in one.
 */
export async function removeUnusedStores(
  ctx: Context,
  ids: readonly string[],
): Promise<{ removed: string[]; used: string[] }> {
  if (ids.length === 0) return { removed: [], used: [] };
  const { orgId } = ctx.scope;
  return ctx.db.write(async (tx) => {
    const mine = await tx
      .select({ id: stores.id, code: stores.code, name: stores.name })
      .from(stores)
      .where(and(inScope(ctx.scope, 'stores:write', stores), inArray(stores.id, [...ids])))
      .for('update');
    const rows = await tx.execute(usedStores(orgId, arrayLiteral(mine.map(({ id }) => id))));
    const used = new Set(rows.map((row) => String(row.id)));
    const free = mine.filter(({ id }) => !used.has(id));
    const removed = free.map(({ id }) => id);
    if (removed.length > 0) {
      for (const table of [storeStatusChanges, storeRegionHistory])
        await tx.delete(table).where(and(eq(table.orgId, orgId), inArray(table.storeId, removed)));
      await tx.delete(stores).where(and(eq(stores.orgId, orgId), inArray(stores.id, removed)));
      await recordAudit(
        ctx,
        tx,
        ...free.map(({ id, code, name }) => ({
          action: 'store.removed',
          objectKind: 'store',
          objectId: id,
          objectName: name,
          before: { code, name },
        })),
      );
    }
    return { removed, used: ids.filter((id) => !removed.includes(id)) };
  });
}
