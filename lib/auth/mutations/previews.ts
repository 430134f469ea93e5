import 'server-only';
import { and, eq, exists, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { systemDb, type Tx } from '@/db/client';
import { auditEvents } from '@/db/schema/audit';
import { customRoles, endedSessions, memberships, previews, users } from '@/db/schema/auth';
import { recordAudit } from '@/lib/audit/mutations';
import { AppError, conflict, notFound } from '@/lib/errors';
import { type Context, checkWriter } from '../context';
import { homeKindOf } from '../home';
import type { StartPreviewInput } from '../input';
import { isRole, type Permission } from '../permissions';
import { goesBeyond, maySeeAs, previewMinutes } from '../preview';
import { findEyes, type PreviewTarget } from '../queries/rights';
import { inScope } from '../scope';
import { homeOf } from '../screens';

/** Who or what is looked as, with the name the banner shows; not_found out of reach. */
async function readTarget(
  ctx: Context,
  tx: Tx,
  input: StartPreviewInput,
): Promise<PreviewTarget & { name: string }> {
  if ('userId' in input) {
    if (input.userId === ctx.scope.userId) throw conflict('not_yourself');
    const [person] = await tx
      .select({ name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(inScope(ctx.scope, 'users:write', memberships), eq(memberships.userId, input.userId)));
    if (!person) throw notFound();
    return { targetUserId: input.userId, role: null, roleId: null, places: [], name: person.name };
  }
  const { places } = input;
  if (isRole(input.role))
    return { targetUserId: null, role: input.role, roleId: null, places, name: input.role };
  const [own] = await tx
    .select({ id: customRoles.id, name: customRoles.name })
    .from(customRoles)
    .where(and(eq(customRoles.orgId, ctx.scope.orgId), eq(customRoles.id, input.role)));
  if (!own) throw notFound();
  return { targetUserId: null, role: null, roleId: own.id, places, name: own.name };
}

/**
 * Lets one session see the console with other eyes for half an hour, reading only. Refused for rights beyond one's own
 * and for people without any. `at` is the real time. Returns where those eyes begin.
 */
export async function startPreview(
  ctx: Context,
  input: StartPreviewInput & { at: Date },
): Promise<{ home: string }> {
  checkWriter(ctx);
  const { sessionId, scope } = ctx;
  const { orgId, userId, rootPath } = scope;
  const seer = { grants: scope.grants, rootPath };
  if (!sessionId || !userId || !maySeeAs(seer))
    throw new AppError('forbidden', { reason: 'beyond_own_rights' });
  return systemDb().write(async (tx) => {
    const { name, ...target } = await readTarget(ctx, tx, input);
    const eyes = await findEyes(tx, { orgId, target, now: ctx.now });
    if (!eyes || eyes.grants.length === 0) throw conflict('nothing_to_preview');
    if (goesBeyond(eyes.grants, seer)) throw new AppError('forbidden', { reason: 'beyond_own_rights' });
    await tx
      .update(previews)
      .set({ endedAt: input.at, leftAt: input.at })
      .where(and(eq(previews.orgId, orgId), eq(previews.sessionId, sessionId), isNull(previews.endedAt)));
    const expiresAt = new Date(input.at.getTime() + previewMinutes * 60_000);
    const row = { ...target, places: [...target.places], id: uuidv7(), startedAt: input.at, expiresAt };
    await tx.insert(previews).values({ ...row, orgId, sessionId, userId, name });
    await recordAudit(ctx, tx, {
      action: 'preview.started',
      ...{ objectKind: target.targetUserId ? 'user' : 'role', objectName: name },
      objectId: target.targetUserId ?? target.roleId ?? target.role,
      after: { until: expiresAt.toISOString(), places: row.places },
    });
    const holds = (permission: Permission) => eyes.grants.some((grant) => grant.permissions.has(permission));
    const own = homeKindOf({ ...scope, grants: eyes.grants });
    return { home: own ? '/home' : homeOf(holds) };
  });
}

/** Back to one's own eyes before the time is up, or taking note that it was: from then on one writes again. */
export async function endPreview(ctx: Context, { at }: { at: Date }): Promise<void> {
  const { preview } = ctx;
  if (!preview) return;
  await systemDb().write(async (tx) => {
    const mine = and(eq(previews.orgId, ctx.scope.orgId), eq(previews.id, preview.id));
    const [row] = await tx.select({ endedAt: previews.endedAt }).from(previews).where(mine).for('update');
    await tx
      .update(previews)
      .set({ endedAt: row?.endedAt ?? at, leftAt: at })
      .where(mine);
    // The round that closes what is overdue has told of its end already.
    if (row?.endedAt) return;
    await recordAudit(ctx, tx, {
      action: 'preview.ended',
      ...{ objectKind: preview.kind === 'person' ? 'user' : 'role', objectName: preview.name },
    });
  });
}

/** Closes previews whose time or session is over, each with its audit row; returns how many. The worker's round. */
export async function endOverduePreviews({ at }: { at: Date }): Promise<number> {
  return systemDb().write(async (tx) => {
    const signedOut = tx
      .select({ one: sql`1` })
      .from(endedSessions)
      .where(eq(endedSessions.sessionId, previews.sessionId));
    const over = await tx
      .update(previews)
      .set({ endedAt: at })
      .where(and(isNull(previews.endedAt), or(lte(previews.expiresAt, at), exists(signedOut))))
      .returning();
    if (over.length === 0) return 0;
    const seers = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(
        inArray(
          users.id,
          over.map(({ userId }) => userId),
        ),
      );
    const names = new Map(seers.map(({ id, name }) => [id, name]));
    await tx.insert(auditEvents).values(
      over.map((row) => ({
        ...{ orgId: row.orgId, id: uuidv7(), at, actorKind: 'user' as const, actorId: row.userId },
        ...{ actorName: names.get(row.userId) ?? '', action: 'preview.ended' },
        ...{ objectKind: row.targetUserId ? 'user' : 'role', objectName: row.name },
        after: { until: row.expiresAt.toISOString() },
      })),
    );
    return over.length;
  });
}
