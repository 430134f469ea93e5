import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { accessRequests, users } from '@/db/schema/auth';
import { recordAudit } from '@/lib/audit/mutations';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import { type Context, onPipeline } from '../context';
import type { DeclineAccessInput, GrantAccessInput, RequestAccessInput } from '../input';
import { inScope } from '../scope';
import { endSessionsOf, findRole, insertGrant, lockPeople } from './grants';

/** Asks for a right; asking again while the first request is open gives that one back. */
export async function requestAccess(
  ctx: Context,
  input: RequestAccessInput,
): Promise<{ requestId: string; isNew: boolean }> {
  const { userId, orgId } = ctx.scope;
  if (!userId) throw new AppError('forbidden');
  return ctx.db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const [open] = await tx
      .select({ id: accessRequests.id })
      .from(accessRequests)
      .where(
        and(
          inScope(ctx.scope, 'access:request', accessRequests),
          eq(accessRequests.userId, userId),
          eq(accessRequests.permission, input.permission),
          eq(accessRequests.status, 'open'),
        ),
      );
    if (open) return { requestId: open.id, isNew: false };
    const id = uuidv7();
    await tx.insert(accessRequests).values({ orgId, id, userId, ...input, createdAt: ctx.now });
    await recordAudit(ctx, tx, {
      action: 'access.requested',
      ...{ objectKind: 'access_request', objectId: id, objectName: input.permission },
      after: { permission: input.permission, reason: input.reason },
    });
    return { requestId: id, isNew: true };
  });
}

async function takeOpen(ctx: Context, tx: Tx, requestId: string) {
  const [request] = await tx
    .select({
      id: accessRequests.id,
      userId: accessRequests.userId,
      permission: accessRequests.permission,
      status: accessRequests.status,
      name: users.name,
    })
    .from(accessRequests)
    .innerJoin(users, eq(users.id, accessRequests.userId))
    .where(and(inScope(ctx.scope, 'access:decide', accessRequests), eq(accessRequests.id, requestId)))
    .for('update', { of: accessRequests });
  if (!request) throw notFound();
  if (request.status !== 'open') throw conflict('already_decided');
  return request;
}

async function decide(
  ctx: Context,
  tx: Tx,
  decision: { request: Awaited<ReturnType<typeof takeOpen>>; status: 'granted' | 'declined'; note: string },
): Promise<void> {
  const { request, status, note } = decision;
  await tx
    .update(accessRequests)
    .set({ status, decisionNote: note || null, decidedByUserId: ctx.scope.userId, decidedAt: ctx.now })
    .where(and(eq(accessRequests.orgId, ctx.scope.orgId), eq(accessRequests.id, request.id)));
  await recordAudit(ctx, tx, {
    action: `access.${status}`,
    ...{ objectKind: 'access_request', objectId: request.id, objectName: request.name },
    ...{ before: { status: 'open' }, after: { status, permission: request.permission, note: note || null } },
  });
}

/** Grants a request with a role that holds the right, within the decider's own rights. */
export async function grantAccess(ctx: Context, input: GrantAccessInput): Promise<void> {
  await onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const request = await takeOpen(ctx, tx, input.requestId);
    if (request.userId === ctx.scope.userId) throw conflict('not_yourself');
    const { permissions } = await findRole(ctx, tx, input.role);
    if (!permissions.some((permission) => permission === request.permission))
      throw invalid({ role: 'role_lacks_permission' });
    await insertGrant(ctx, tx, { ...input, userId: request.userId, name: request.name });
    await endSessionsOf(ctx, tx, request.userId);
    await decide(ctx, tx, { request, status: 'granted', note: '' });
  });
}

/** Declines a request; the note is shown to whoever asked. */
export async function declineAccess(ctx: Context, input: DeclineAccessInput): Promise<void> {
  await onPipeline(ctx).db.write(async (tx) => {
    const request = await takeOpen(ctx, tx, input.requestId);
    await decide(ctx, tx, { request, status: 'declined', note: input.note });
  });
}
