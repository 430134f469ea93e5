import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { savedViews, viewDefaults } from '@/db/schema/views';
import type { Context } from '@/lib/auth/context';
import { heldRoles } from '@/lib/auth/scope';
import type { ViewList } from './input';
import type { SavedView } from './saved-view';
import { canChangeView } from './view-rights';
import { ownerOf, viewRights, visibleViews } from './views-sql';

/** Views of a list that are the reader's own or shared with one of their roles, by name. */
export async function listViews(ctx: Context, { list }: { list: ViewList }): Promise<SavedView[]> {
  const { scope } = ctx;
  const roles = heldRoles(scope);
  const ownerId = ownerOf(ctx);
  const holders = [...(ownerId ? [`user:${ownerId}`] : []), ...roles.map((role) => `role:${role}`)];
  const [rows, defaults] = await ctx.db.read((tx) =>
    Promise.all([
      tx
        .select()
        .from(savedViews)
        .where(and(visibleViews(ctx), eq(savedViews.list, list), isNull(savedViews.removedAt)))
        .orderBy(asc(savedViews.name), asc(savedViews.id)),
      tx
        .select()
        .from(viewDefaults)
        .where(
          and(
            eq(viewDefaults.orgId, scope.orgId),
            eq(viewDefaults.list, list),
            inArray(viewDefaults.holder, holders),
          ),
        ),
    ]),
  );
  const isDefault = (id: string, isOwn: boolean) =>
    defaults.some((row) => row.viewId === id && row.holder.startsWith('user:') === isOwn);
  const rights = viewRights(scope);
  return rows.map(({ id, name, query, ownerUserId, sharedRoles, isLocked }) => {
    const isMine = ownerUserId === ownerId;
    return {
      ...{ id, name, query, isMine, sharedRoles, isLocked },
      canChange: canChangeView({ isMine, isLocked, isShared: sharedRoles.length > 0 }, rights),
      isMyDefault: isDefault(id, true),
      isRoleDefault: isDefault(id, false),
    };
  });
}
