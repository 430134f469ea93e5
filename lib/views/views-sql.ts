import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { savedViews } from '@/db/schema/views';
import { heldRoles, holds, inScope, type Scope } from '@/lib/auth/scope';

/** Views a person may open: their own, and those shared with a role they hold. */
export const visibleViews = (scope: Scope): SQL | undefined =>
  and(
    inScope(scope, 'organization:read', savedViews),
    or(
      scope.userId ? eq(savedViews.ownerUserId, scope.userId) : undefined,
      sql`${savedViews.sharedRoles} && ${`{${heldRoles(scope).join()}}`}::text[]`,
    ),
  );

/** What one may do with views beyond one's own. */
export const viewRights = (scope: Scope) => ({
  canSetUp: holds(scope, 'settings:write'),
  canShare: holds(scope, 'views:share'),
});
