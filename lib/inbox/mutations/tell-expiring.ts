import 'server-only';
import { and, eq, gt, lte, notExists, sql } from 'drizzle-orm';
import { customRoles, grants } from '@/db/schema/auth';
import { notices } from '@/db/schema/inbox';
import type { Context } from '@/lib/auth/context';
import { momentFormat } from '@/lib/i18n/moment-format';
import { notify } from './notify';

const ahead = 7 * 86_400_000;

/** Tells people of their rights that end within a week, once an end: a later end is told of again. Idempotent. */
export async function tellExpiring(ctx: Context): Promise<void> {
  const { orgId, timeZone } = ctx.scope;
  const until = momentFormat(timeZone);
  await ctx.db.write(async (tx) => {
    const told = tx
      .select({ one: sql`1` })
      .from(notices)
      .where(
        and(
          ...[eq(notices.orgId, grants.orgId), eq(notices.kind, 'grant_expiring')],
          ...[eq(notices.objectId, grants.id), sql`(${notices.params} ->> 'at')::bigint = ${endMs}`],
        ),
      );
    const rows = await tx
      .select({
        ...{ id: grants.id, userId: grants.userId, role: grants.role, roleName: customRoles.name },
        expiresAt: grants.expiresAt,
      })
      .from(grants)
      .leftJoin(customRoles, and(eq(customRoles.orgId, grants.orgId), eq(customRoles.id, grants.roleId)))
      .where(
        and(
          eq(grants.orgId, orgId),
          gt(grants.expiresAt, ctx.now),
          lte(grants.expiresAt, new Date(ctx.now.getTime() + ahead)),
          notExists(told),
        ),
      );
    for (const { id, userId, role, roleName, expiresAt } of rows) {
      if (!expiresAt) continue;
      const params = {
        role: role ?? '',
        name: roleName ?? '',
        until: until(expiresAt),
        at: expiresAt.getTime(),
      };
      await notify(ctx, tx, { kind: 'grant_expiring', userIds: [userId], objectId: id, params });
    }
  });
}

const endMs = sql`floor(extract(epoch from ${grants.expiresAt}) * 1000)::bigint`;
