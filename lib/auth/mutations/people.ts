import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { accessRequests, grants, memberships, users } from '@/db/schema/auth';
import { recordAudit } from '@/lib/audit/mutations';
import { conflict } from '@/lib/errors';
import { type Context, onPipeline } from '../context';
import type { DisablePersonInput, InvitePersonInput, PersonInput } from '../input';
import { hashPassword, temporaryPassword } from '../password';
import {
  countOtherOrganizations,
  endSessionsOf,
  findEditable,
  insertGrant,
  keepingAnAdmin,
  lockPeople,
  notMyself,
} from './grants';

/** The user of an account, made when there is none; `password` only for a new one. */
async function findOrMakeUser(
  ctx: Context,
  tx: Tx,
  input: { account: string; name: string; password: string },
): Promise<{ id: string; name: string; isNew: boolean }> {
  const id = uuidv7();
  const [made] = await tx
    .insert(users)
    .values({
      ...{ id, account: input.account, name: input.name, createdAt: ctx.now, updatedAt: ctx.now },
      passwordHash: await hashPassword(input.password),
    })
    .onConflictDoNothing()
    .returning({ id: users.id, name: users.name });
  if (made) return { ...made, isNew: true };
  const [known] = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.account, input.account));
  if (!known) throw conflict('conflict');
  return { ...known, isNew: false };
}

/**
 * Brings a person into the organization with a first role. A new account gets a temporary password, told once; an
 * account of another organization keeps its own (`temporaryPassword` null).
 */
export async function invitePerson(
  ctx: Context,
  input: InvitePersonInput,
): Promise<{ userId: string; temporaryPassword: string | null }> {
  const password = temporaryPassword();
  return onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const user = await findOrMakeUser(ctx, tx, { ...input, password });
    const [membership] = await tx
      .insert(memberships)
      .values({ orgId: ctx.scope.orgId, userId: user.id, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId });
    if (!membership) throw conflict('already_member');
    await recordAudit(ctx, tx, {
      action: 'user.invited',
      ...{ objectKind: 'user', objectId: user.id, objectName: user.name, after: { account: input.account } },
    });
    await insertGrant(ctx, tx, { ...input, userId: user.id, name: user.name });
    return { userId: user.id, temporaryPassword: user.isNew ? password : null };
  });
}

/** Closes or opens the organization for a person; other organizations of theirs are not touched. */
export async function setPersonDisabled(ctx: Context, input: DisablePersonInput): Promise<void> {
  notMyself(ctx, input.userId);
  await onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const person = await findEditable(ctx, tx, input.userId);
    if (person.isDisabled === input.isDisabled) return;
    const mine = and(eq(memberships.orgId, ctx.scope.orgId), eq(memberships.userId, input.userId));
    await keepingAnAdmin(ctx, tx, () =>
      tx.update(memberships).set({ isDisabled: input.isDisabled }).where(mine),
    );
    await endSessionsOf(ctx, tx, input.userId);
    await recordAudit(ctx, tx, {
      action: input.isDisabled ? 'user.disabled' : 'user.enabled',
      ...{ objectKind: 'user', objectId: person.id, objectName: person.name },
      ...{ before: { isDisabled: person.isDisabled }, after: { isDisabled: input.isDisabled } },
    });
  });
}

/** Takes a person out of the organization with all their roles and requests here. */
export async function removePerson(ctx: Context, input: PersonInput): Promise<void> {
  notMyself(ctx, input.userId);
  await onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const person = await findEditable(ctx, tx, input.userId);
    await keepingAnAdmin(ctx, tx, async () => {
      for (const table of [grants, accessRequests, memberships]) {
        await tx.delete(table).where(and(eq(table.orgId, ctx.scope.orgId), eq(table.userId, person.id)));
      }
    });
    await endSessionsOf(ctx, tx, person.id);
    await recordAudit(ctx, tx, {
      action: 'user.removed',
      ...{ objectKind: 'user', objectId: person.id, objectName: person.name },
      before: { account: person.account },
    });
  });
}

/**
 * A new temporary password, told once. Refused for people of several organizations: an admin of one must not become
 * them in another.
 */
export async function resetPassword(
  ctx: Context,
  input: PersonInput,
): Promise<{ temporaryPassword: string }> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const person = await findEditable(ctx, tx, input.userId);
    if ((await countOtherOrganizations(ctx, tx, person.id)) > 0) throw conflict('in_other_organizations');
    await tx.update(users).set({ passwordHash }).where(eq(users.id, person.id));
    await endSessionsOf(ctx, tx, person.id);
    await recordAudit(ctx, tx, {
      action: 'user.password_reset',
      ...{ objectKind: 'user', objectId: person.id, objectName: person.name },
    });
    return { temporaryPassword: password };
  });
}
