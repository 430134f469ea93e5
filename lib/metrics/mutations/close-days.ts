import 'server-only';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { organizations } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { addDays, type Day } from '@/lib/time';
import { followDirtyMembers } from './follow-members';

/** Closes every business day before today, after the followers have reached its facts. Returns the last closed day. */
export async function closeDays(ctx: Context): Promise<Day> {
  await followDirtyMembers(ctx);
  const yesterday = addDays(ctx.scope.today as Day, -1);
  await ctx.db.write((tx) =>
    tx
      .update(organizations)
      .set({ closedThroughOn: yesterday })
      .where(
        and(
          eq(organizations.orgId, ctx.scope.orgId),
          or(isNull(organizations.closedThroughOn), lt(organizations.closedThroughOn, yesterday)),
        ),
      ),
  );
  return yesterday;
}
