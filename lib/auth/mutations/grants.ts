import 'server-only';
import { and, count, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { sqlState, type Tx } from '@/db/client';
import { customRoles, grants, memberships, users } from '@/db/schema/auth';
import { regions } from '@/db/schema/organization';
import { recordAudit } from '@/lib/audit/mutations';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import { settleNotices } from '@/lib/inbox/mutations/notify';
import { addDays, asDay, instantAt } from '@/lib/time';
import { type Context, onPipeline } from '../context';
import type { AddGrantInput, ExtendGrantInput, GrantInput, RemoveGrantInput } from '../input';
import { isPermission, isRole, type Permission, rolePermissions, roles } from '../permissions';
import { inScope, reach, type Scope } from '../scope';

/** Nobody changes their own standing: a right given for a time could be made one for good. */
export const notMyself = (ctx: Context, userId: string): void => {
  if (userId === ctx.scope.userId) throw conflict('not_yourself');
};

/** The end of the last day, in the organization's own days. */
export function expiryOf(scope: Scope, lastDay: string | undefined): Date | null {
  if (!lastDay) return null;
  return new Date(instantAt(addDays(asDay(lastDay), 1), scope.cutoffHour * 3600, scope.timeZone));
}

type GivingRole = { is: SQL; permissions: Iterable<Permission> };

/** Every role a grant can name, with what it gives. */
async function givingRoles(ctx: Context, tx: Tx): Promise<GivingRole[]> {
  const own = await tx.select().from(customRoles).where(eq(customRoles.orgId, ctx.scope.orgId));
  return [
    ...roles.map((role) => ({ is: eq(grants.role, role), permissions: rolePermissions[role] })),
    ...own.map(({ id, permissions }) => ({
      is: eq(grants.roleId, id),
      permissions: permissions.filter(isPermission),
    })),
  ];
}

/** Grants that give more than the giver has: some right of the role does not reach all the grant covers. */
function beyondRights(scope: Scope, giving: readonly GivingRole[]): SQL {
  const parts = giving.map(({ is, permissions }) => {
    const needed: Permission[] = [...permissions, 'users:write'];
    const reaches = new Map(
      // One's own rows are nobody's to give: that right follows from being the guide.
      needed
        .filter((permission) => permission !== 'self:read')
        .map((permission) => [JSON.stringify(reach(scope, permission)), permission]),
    );
    const covered = [...reaches.values()].map((permission) => inScope(scope, permission, grants));
    return and(is, sql`(${and(...covered) ?? sql`false`}) is not true`);
  });
  return or(...parts) ?? sql`true`;
}

/** Throws forbidden when one of these grants goes beyond the actor's own rights. */
export async function checkWithinRights(ctx: Context, tx: Tx, which: SQL): Promise<void> {
  const [found] = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.orgId, ctx.scope.orgId), which, beyondRights(ctx.scope, await givingRoles(ctx, tx))))
    .limit(1);
  if (found) throw new AppError('forbidden', { reason: 'beyond_own_rights' });
}

/** Changes of people and rights in one organization wait for each other. */
export async function lockPeople(ctx: Context, tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`people:${ctx.scope.orgId}`}, 0))`);
}

/** A person the actor may change: in reach, and holding nothing the actor could not have given. */
export async function findEditable(ctx: Context, tx: Tx, userId: string) {
  const [person] = await tx
    .select({ id: users.id, account: users.account, name: users.name, isDisabled: memberships.isDisabled })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(inScope(ctx.scope, 'users:write', memberships), eq(memberships.userId, userId)));
  if (!person) throw notFound();
  await checkWithinRights(ctx, tx, eq(grants.userId, userId));
  return person;
}

/** People who hold everything for good: a grant that ends some day does not keep the door open. */
async function countAdmins(ctx: Context, tx: Tx): Promise<number> {
  const [admins] = await tx
    .select({ many: count() })
    .from(grants)
    .innerJoin(memberships, and(eq(memberships.orgId, grants.orgId), eq(memberships.userId, grants.userId)))
    .innerJoin(users, eq(users.id, grants.userId))
    .leftJoin(regions, and(eq(regions.orgId, grants.orgId), eq(regions.id, grants.regionId)))
    .where(
      and(
        eq(grants.orgId, ctx.scope.orgId),
        eq(grants.role, 'admin'),
        isNull(grants.brandId),
        isNull(grants.storeId),
        or(isNull(grants.regionId), isNull(regions.parentId)),
        isNull(grants.expiresAt),
        eq(memberships.isDisabled, false),
        eq(users.isDisabled, false),
      ),
    );
  return admins?.many ?? 0;
}

/** Runs a change and refuses it when it takes the last admin away. */
export async function keepingAnAdmin(ctx: Context, tx: Tx, change: () => Promise<unknown>): Promise<void> {
  const before = await countAdmins(ctx, tx);
  await change();
  if (before > 0 && (await countAdmins(ctx, tx)) === 0) throw conflict('last_admin');
}

/** Every open session of these people is dead from now on. */
export async function endSessionsOf(ctx: Context, tx: Tx, ...userIds: string[]): Promise<void> {
  await tx
    .update(users)
    .set({ sessionVersion: sql`${users.sessionVersion} + 1`, updatedAt: ctx.now })
    .where(inArray(users.id, userIds));
}

const described = (grant: typeof grants.$inferSelect) => ({
  ...(grant.role ? { role: grant.role } : { roleId: grant.roleId }),
  ...(grant.brandId && { brandId: grant.brandId }),
  ...(grant.regionId && { regionId: grant.regionId }),
  ...(grant.storeId && { storeId: grant.storeId }),
  ...(grant.expiresAt && { expiresAt: grant.expiresAt.toISOString() }),
});

/** A role of the organization as a grant names it, and what it gives; `invalid` when it is none. */
export async function findRole(ctx: Context, tx: Tx, key: string) {
  if (isRole(key)) return { role: key, roleId: null, permissions: [...rolePermissions[key]] };
  const [own] = await tx
    .select({ id: customRoles.id, permissions: customRoles.permissions })
    .from(customRoles)
    .where(and(eq(customRoles.orgId, ctx.scope.orgId), eq(customRoles.id, key)));
  if (!own) throw invalid({ role: 'unknown_choice' });
  return { role: null, roleId: own.id, permissions: own.permissions.filter(isPermission) };
}

/**
 * Inserts one grant within the actor's rights, with its audit row; none to oneself (conflict `not_yourself`). Foreign or
 * unknown places are `invalid`.
 */
export async function insertGrant(
  ctx: Context,
  tx: Tx,
  input: GrantInput & { userId: string; name: string },
): Promise<string> {
  notMyself(ctx, input.userId);
  const expiresAt = expiryOf(ctx.scope, input.expiresOn);
  if (expiresAt && expiresAt <= ctx.now) throw invalid({ expiresOn: 'in_the_past' });
  const { role, roleId } = await findRole(ctx, tx, input.role);
  const row = {
    ...{ orgId: ctx.scope.orgId, id: uuidv7(), userId: input.userId },
    ...{ role, roleId, brandId: input.brandId, ...input.place, expiresAt, createdAt: ctx.now },
  };
  try {
    // A savepoint: a refused key must not spoil the transaction around it.
    await tx.transaction((inner) => inner.insert(grants).values(row));
  } catch (error) {
    if (sqlState(error) === '23503') throw invalid({ place: 'unknown_choice' });
    throw error;
  }
  await checkWithinRights(ctx, tx, eq(grants.id, row.id));
  await recordAudit(ctx, tx, {
    action: 'grant.added',
    ...{ objectKind: 'user', objectId: input.userId, objectName: input.name, after: described(row) },
  });
  return row.id;
}

/** Gives a person one more role somewhere; their open sessions end. */
export async function addGrant(ctx: Context, input: AddGrantInput): Promise<{ grantId: string }> {
  return onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const person = await findEditable(ctx, tx, input.userId);
    const grantId = await insertGrant(ctx, tx, { ...input, name: person.name });
    await endSessionsOf(ctx, tx, input.userId);
    return { grantId };
  });
}

/** Takes one role away; the last admin stays. */
export async function removeGrant(ctx: Context, input: RemoveGrantInput): Promise<void> {
  await onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const grant = await findGrant(ctx, tx, input);
    const person = await findEditable(ctx, tx, input.userId);
    const mine = and(eq(grants.orgId, ctx.scope.orgId), eq(grants.id, grant.id));
    await keepingAnAdmin(ctx, tx, () => tx.delete(grants).where(mine));
    await settleNotices(ctx, tx, { kind: 'grant_expiring', objectId: grant.id });
    await endSessionsOf(ctx, tx, input.userId);
    await recordAudit(ctx, tx, {
      action: 'grant.removed',
      ...{ objectKind: 'user', objectId: person.id, objectName: person.name, before: described(grant) },
    });
  });
}

async function findGrant(ctx: Context, tx: Tx, input: { userId: string; grantId: string }) {
  const [grant] = await tx
    .select()
    .from(grants)
    .where(
      and(
        inScope(ctx.scope, 'users:write', grants),
        eq(grants.id, input.grantId),
        eq(grants.userId, input.userId),
      ),
    );
  if (!grant) throw notFound();
  return grant;
}

/** Gives a grant another last day, or none; one that is over comes to life again. The last lasting admin stays one, and one's own is others' to extend. */
export async function extendGrant(ctx: Context, input: ExtendGrantInput): Promise<void> {
  notMyself(ctx, input.userId);
  const expiresAt = expiryOf(ctx.scope, input.expiresOn);
  if (expiresAt && expiresAt <= ctx.now) throw invalid({ expiresOn: 'in_the_past' });
  await onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const grant = await findGrant(ctx, tx, input);
    const person = await findEditable(ctx, tx, input.userId);
    const mine = and(eq(grants.orgId, ctx.scope.orgId), eq(grants.id, grant.id));
    await keepingAnAdmin(ctx, tx, () => tx.update(grants).set({ expiresAt }).where(mine));
    // Its end is another now: of that one its holder is told anew.
    await settleNotices(ctx, tx, { kind: 'grant_expiring', objectId: grant.id });
    await recordAudit(ctx, tx, {
      action: 'grant.extended',
      ...{ objectKind: 'user', objectId: person.id, objectName: person.name },
      ...{ before: described(grant), after: described({ ...grant, expiresAt }) },
    });
  });
}

/** How many other organizations a person belongs to. */
export async function countOtherOrganizations(ctx: Context, tx: Tx, userId: string): Promise<number> {
  const [other] = await tx
    .select({ many: count() })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), ne(memberships.orgId, ctx.scope.orgId)));
  return other?.many ?? 0;
}
