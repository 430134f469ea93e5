import 'server-only';
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { customRoles, grants, users } from '@/db/schema/auth';
import type { Context } from '../context';
import type { Role } from '../permissions';
import { inScope } from '../scope';

export type ExpiringGrant = {
  id: string;
  userId: string;
  name: string;
  role: Role | null;
  roleName: string | null;
  expiresAt: Date;
};

const aDay = 86_400_000;

/** Grants in reach that end within so many days, the next to end first. */
export async function listExpiringGrants(
  ctx: Context,
  { days, limit = 50 }: { days: number; limit?: number },
): Promise<ExpiringGrant[]> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ id: grants.id, userId: grants.userId, name: users.name, role: grants.role },
        ...{ roleName: customRoles.name, expiresAt: grants.expiresAt },
      })
      .from(grants)
      .innerJoin(users, eq(users.id, grants.userId))
      .leftJoin(customRoles, and(eq(customRoles.orgId, grants.orgId), eq(customRoles.id, grants.roleId)))
      .where(
        and(
          inScope(ctx.scope, 'users:read', grants),
          gt(grants.expiresAt, ctx.now),
          lte(grants.expiresAt, new Date(ctx.now.getTime() + days * aDay)),
        ),
      )
      .orderBy(asc(grants.expiresAt), asc(grants.id))
      .limit(limit),
  );
  return rows.flatMap(({ expiresAt, ...row }) => (expiresAt ? [{ ...row, expiresAt }] : []));
}

/** Organizations with grants that end within a week: their holders are told. */
export async function listOrganizationsWithExpiring(now: Date): Promise<string[]> {
  const rows = await systemDb().read((tx) =>
    tx
      .selectDistinct({ orgId: grants.orgId })
      .from(grants)
      .where(and(gt(grants.expiresAt, now), lte(grants.expiresAt, new Date(now.getTime() + 7 * aDay)))),
  );
  return rows.map(({ orgId }) => orgId);
}
