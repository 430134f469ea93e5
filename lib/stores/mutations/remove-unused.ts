import 'server-only';
import { type AnyColumn, and, eq, inArray, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { arrayLiteral } from '@/lib/array-literal';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { inScope } from '@/lib/auth/scope';

type Text = AnyPgColumn<{ data: string; notNull: true }>;
type Removal = {
  table: PgTable & { orgId: AnyColumn; id: Text; code: Text; name: Text };
  /** As the audit names it. */
  kind: string;
  permission: Permission;
  ids: readonly string[];
  /** By what others name a row, and the query of those that are named; it answers a column of this name. */
  namedBy: 'id' | 'code';
  used(orgId: string, keys: string): SQL;
  /** Rows that go with it, by the column that tells whose they are. */
  belongings?: readonly { table: PgTable & { orgId: AnyColumn }; of: AnyColumn }[];
};

/**
 * Removes rows with a code and a name that nothing names yet, as when the import that brought them is undone; answers the
 * ids that stay. Joins an open transaction when `ctx.db` stands in one.
 */
export async function removeUnused(
  ctx: Context,
  { table, kind, permission, ids, namedBy, used, belongings = [] }: Removal,
): Promise<{ removed: string[]; used: string[] }> {
  if (ids.length === 0) return { removed: [], used: [] };
  const { orgId } = ctx.scope;
  return ctx.db.write(async (tx) => {
    const mine = await tx
      .select({ id: table.id, code: table.code, name: table.name })
      .from(table)
      .where(and(inScope(ctx.scope, permission, table), inArray(table.id, [...ids])))
      .for('update');
    const named = await tx.execute(used(orgId, arrayLiteral(mine.map((row) => row[namedBy]))));
    const keys = new Set(named.map((row) => String(row[namedBy])));
    const free = mine.filter((row) => !keys.has(row[namedBy]));
    const removed = free.map(({ id }) => id);
    if (removed.length > 0) {
      for (const { table: part, of } of belongings)
        await tx.delete(part).where(and(eq(part.orgId, orgId), inArray(of, removed)));
      await tx.delete(table).where(and(eq(table.orgId, orgId), inArray(table.id, removed)));
    }
    const entries = free.map(({ id, code, name }) => ({
      ...{ action: `${kind}.removed`, objectKind: kind, objectId: id, objectName: name },
      before: { code, name },
    }));
    await recordAudit(ctx, tx, ...entries);
    return { removed, used: ids.filter((id) => !removed.includes(id)) };
  });
}
