import 'server-only';
import { and, eq } from 'drizzle-orm';
import { memberships, users } from '@/db/schema/auth';
import { recordAudit } from '@/lib/audit/mutations';
import { AppError, invalid, notFound } from '@/lib/errors';
import { type Context, onPipeline } from '../context';
import type { ChangePasswordInput } from '../input';
import { hashPassword, isPassword } from '../password';
import { endSessionsOf } from './grants';
import { countAttempt } from './sign-in';

const myself = (ctx: Context): string => {
  if (!ctx.scope.userId) throw new AppError('forbidden');
  return ctx.scope.userId;
};

/** A new password of one's own; every session ends, this one too. A wrong current one counts as a bad sign-in. */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<void> {
  const userId = myself(ctx);
  const db = onPipeline(ctx).db;
  const [user] = await db.read((tx) => tx.select().from(users).where(eq(users.id, userId)));
  if (!user) throw notFound();
  const attempt = await countAttempt(user.account);
  if (attempt.seconds > 0) throw new AppError('rate_limited');
  if (!(await isPassword(user.passwordHash, input.current))) throw invalid({ current: 'wrong_password' });
  const passwordHash = await hashPassword(input.password);
  await db.write(async (tx) => {
    await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
    await endSessionsOf(ctx, tx, userId);
    await attempt.forget(tx);
    await recordAudit(ctx, tx, {
      action: 'user.password_changed',
      ...{ objectKind: 'user', objectId: userId, objectName: user.name },
    });
  });
}

/** Ends every session of one's own, on all devices. */
export async function signOutEverywhere(ctx: Context): Promise<void> {
  const userId = myself(ctx);
  await onPipeline(ctx).db.write(async (tx) => {
    await endSessionsOf(ctx, tx, userId);
    await recordAudit(ctx, tx, {
      action: 'user.signed_out_everywhere',
      ...{ objectKind: 'user', objectId: userId, objectName: ctx.actor.name },
    });
  });
}

/** Checks that one belongs to an organization before it becomes the one worked in. */
export async function chooseOrganization(ctx: Context, input: { orgId: string }): Promise<string> {
  const [membership] = await onPipeline(ctx).db.read((tx) =>
    tx
      .select({ orgId: memberships.orgId })
      .from(memberships)
      .where(
        and(
          eq(memberships.orgId, input.orgId),
          eq(memberships.userId, myself(ctx)),
          eq(memberships.isDisabled, false),
        ),
      ),
  );
  if (!membership) throw notFound();
  return membership.orgId;
}
