import 'server-only';
import { and, eq, lt } from 'drizzle-orm';
import { idempotencyKeys } from '@/db/schema/auth';
import type { Context } from '@/lib/auth/context';
import { destroyKeysText } from '../quarantine-sql';

const aDay = 86_400_000;
export const bodyDays = 30;

/** Bodies that waited 30 days become unreadable, replies of a day ago are forgotten. Idempotent. */
export async function destroyExpired(ctx: Context): Promise<void> {
  const { orgId } = ctx.scope;
  const until = new Date(ctx.now.getTime() - bodyDays * aDay).toISOString();
  await ctx.db.raw((raw) => raw.unsafe(destroyKeysText, [orgId, until], { prepare: true }));
  await ctx.db.write((tx) =>
    tx
      .delete(idempotencyKeys)
      .where(
        and(
          eq(idempotencyKeys.orgId, orgId),
          lt(idempotencyKeys.createdAt, new Date(ctx.now.getTime() - aDay)),
        ),
      ),
  );
}
