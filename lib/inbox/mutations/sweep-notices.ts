import 'server-only';
import { and, eq } from 'drizzle-orm';
import { notices } from '@/db/schema/inbox';
import type { Context } from '@/lib/auth/context';
import { isSettledBefore, keptUntil } from '../inbox-sql';

/** Removes notices older than 90 days that are read; what nobody has read yet waits on. Idempotent. */
export async function sweepNotices(ctx: Context): Promise<void> {
  await ctx.db.write((tx) =>
    tx.delete(notices).where(and(eq(notices.orgId, ctx.scope.orgId), isSettledBefore(keptUntil(ctx.now)))),
  );
}
