import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { savedViews } from '@/db/schema/views';
import type { Context } from '@/lib/auth/context';
import { hasOtherEyes } from '@/lib/auth/preview';
import { heldRoles, holds, inScope, type Scope } from '@/lib/auth/scope';

/** Whose own views are shown: with other eyes nobody's, they are personal. */
export const ownerOf = (ctx: Context): string | null => (hasOtherEyes(ctx) ? null : ctx.scope.userId);

/** Views a person may open: their own, and those shared with a role they hold. */
export const visibleViews = (ctx: Context): SQL | undefined => {
  const { scope } = ctx;
  const ownerId = ownerOf(ctx);
  return and(
    inScope(scope, 'organization:read', savedViews),
    or(
      ownerId ? eq(savedViews.ownerUserId, ownerId) : undefined,
      sql`${savedViews.sharedRoles} && ${`{${heldRoles(scope).join()}}`}::text[]`,
    ),
  );
};

/** What one may do with views beyond one's own. */
export const viewRights = (scope: Scope) => ({
  canSetUp: holds(scope, 'settings:write'),
  canShare: holds(scope, 'views:share'),
});
