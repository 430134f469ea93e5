import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { guideAssignments, guides } from '@/db/schema/guides';
import { arrayLiteral } from '@/lib/array-literal';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { usedGuides } from '../remove-sql';

/**
 * Removes guides that no fact names yet, with their stays, as when the import that brought them is undone; answers the ids
 * that stay. Joins an open transaction when `ctx.db` stands in one.
 */
export async function removeUnusedGuides(
  ctx: Context,
  ids: readonly string[],
): Promise<{ removed: string[]; used: string[] }> {
  if (ids.length === 0) return { removed: [], used: [] };
  const { orgId } = ctx.scope;
  return ctx.db.write(async (tx) => {
    const mine = await tx
      .select({ id: guides.id, code: guides.code, name: guides.name })
      .from(guides)
      .where(and(inScope(ctx.scope, 'guides:write', guides), inArray(guides.id, [...ids])))
      .for('update');
    const rows = await tx.execute(usedGuides(orgId, arrayLiteral(mine.map(({ id }) => id))));
    const used = new Set(rows.map((row) => String(row.id)));
    const free = mine.filter(({ id }) => !used.has(id));
    const removed = free.map(({ id }) => id);
    if (removed.length > 0) {
      const stays = and(eq(guideAssignments.orgId, orgId), inArray(guideAssignments.guideId, removed));
      await tx.delete(guideAssignments).where(stays);
      await tx.delete(guides).where(and(eq(guides.orgId, orgId), inArray(guides.id, removed)));
      await recordAudit(
        ctx,
        tx,
        ...free.map(({ id, code, name }) => ({
          action: 'guide.removed',
          objectKind: 'guide',
          objectId: id,
          objectName: name,
          before: { code, name },
        })),
      );
    }
    return { removed, used: ids.filter((id) => !removed.includes(id)) };
  });
}
