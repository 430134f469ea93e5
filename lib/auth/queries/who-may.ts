import 'server-only';
import { type AnyColumn, and, arrayContains, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { customRoles, grants, memberships } from '@/db/schema/auth';
import type { Context } from '../context';
import { type Permission, rolePermissions, roles } from '../permissions';
import { inScope, sealScope } from '../scope';
import { listRights } from './rights';

type Asked = {
  permission: Permission;
  /** The object, as the reach rules know it. */
  table: PgTable & { orgId: AnyColumn };
  where: SQL;
  /** Who need not be asked, such as who did it. */
  except?: string | null;
};

/** People who hold the right anywhere. */
async function holdersOf(ctx: Context, tx: Tx, permission: Permission): Promise<string[]> {
  const giving = roles.filter((role) => rolePermissions[role].has(permission));
  const rows = await tx
    .selectDistinct({ userId: grants.userId })
    .from(grants)
    .innerJoin(memberships, and(eq(memberships.orgId, grants.orgId), eq(memberships.userId, grants.userId)))
    .leftJoin(customRoles, and(eq(customRoles.orgId, grants.orgId), eq(customRoles.id, grants.roleId)))
    .where(
      and(
        eq(grants.orgId, ctx.scope.orgId),
        eq(memberships.isDisabled, false),
        or(isNull(grants.expiresAt), gt(grants.expiresAt, ctx.now)),
        or(inArray(grants.role, giving), arrayContains(customRoles.permissions, [permission])),
      ),
    );
  return rows.map(({ userId }) => userId);
}

/**
 * People who may act on an object: the right is theirs and its reach holds the object. Asked with each one's own scope in
 * the open transaction, so that who is told and who may look are one rule.
 */
export async function listWhoMay(ctx: Context, tx: Tx, asked: Asked): Promise<string[]> {
  const { permission, table, where, except } = asked;
  const found: string[] = [];
  for (const userId of await holdersOf(ctx, tx, permission)) {
    if (userId === except) continue;
    const rights = await listRights(tx, { orgId: ctx.scope.orgId, userId, now: ctx.now });
    const scope = sealScope({ ...ctx.scope, userId, guideId: null, grants: rights });
    const rows = await tx
      .select({ one: sql`1` })
      .from(table as PgTable)
      .where(and(inScope(scope, permission, table), where))
      .limit(1);
    if (rows.length > 0) found.push(userId);
  }
  return found;
}
