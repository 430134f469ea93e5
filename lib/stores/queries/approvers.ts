import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { users } from '@/db/schema/auth';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { listWhoMay } from '@/lib/auth/queries/who-may';
import { inScope } from '@/lib/auth/scope';
import { lastSubmitter } from '../submitter-sql';

/**
 * Whether the asker may approve a store that waits for it, and who else may, by name: four eyes, and everybody's own reach.
 * Null when nothing waits, or the store is absent or out of reach.
 */
export async function findApproval(ctx: Context, { id }: { id: string }) {
  if (!isUuid(id)) return null;
  return ctx.db.read(async (tx) => {
    const [store] = await tx
      .select({ submitter: lastSubmitter(ctx.scope) })
      .from(stores)
      .where(
        and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, id), eq(stores.status, 'submitted')),
      );
    if (!store) return null;
    const may = await listWhoMay(ctx, tx, {
      ...{ permission: 'stores:approve', table: stores, where: eq(stores.id, id), except: store.submitter },
    });
    const others = may.filter((userId) => userId !== ctx.scope.userId);
    const rows = await tx
      .select({ name: users.name })
      .from(users)
      .where(inArray(users.id, others))
      .orderBy(asc(users.name));
    return {
      isOwn: store.submitter !== null && store.submitter === ctx.scope.userId,
      mayApprove: may.length > others.length,
      others: rows.map(({ name }) => name),
    };
  });
}
