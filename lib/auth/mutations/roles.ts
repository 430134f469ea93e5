import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { customRoles, grants, users } from '@/db/schema/auth';
import { recordAudit } from '@/lib/audit/mutations';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import { type Context, onPipeline } from '../context';
import type { SaveRoleInput } from '../input';
import { isPermission, type Permission } from '../permissions';
import { splitPlace } from '../preview';
import { completed } from '../role-shape';
import { reach, type Scope } from '../scope';
import { endSessionsOf, findEditable, insertGrant, lockPeople } from './grants';

type CustomRole = typeof customRoles.$inferSelect;

/**
 * A role counts wherever it is given: only who holds each of its rights over the whole organization, and manages
 * people there, may make or change it.
 */
function checkWithinReach(scope: Scope, held: readonly Permission[]): void {
  const needed: Permission[] = [...held.filter((permission) => permission !== 'self:read'), 'users:write'];
  if (needed.some((permission) => reach(scope, permission) !== 'all'))
    throw new AppError('forbidden', { reason: 'beyond_own_rights' });
}

async function findRole(ctx: Context, tx: Tx, id: string): Promise<CustomRole> {
  const [role] = await tx
    .select()
    .from(customRoles)
    .where(and(eq(customRoles.orgId, ctx.scope.orgId), eq(customRoles.id, id)));
  if (!role) throw notFound();
  checkWithinReach(ctx.scope, role.permissions.filter(isPermission));
  return role;
}

async function checkName(ctx: Context, tx: Tx, { name, id }: { name: string; id: string }): Promise<void> {
  const [taken] = await tx
    .select({ id: customRoles.id })
    .from(customRoles)
    .where(and(eq(customRoles.orgId, ctx.scope.orgId), eq(customRoles.name, name)));
  if (taken && taken.id !== id) throw invalid({ name: 'name_taken' });
}

const described = ({ name, permissions, places }: Pick<CustomRole, 'name' | 'permissions' | 'places'>) => ({
  name,
  permissions,
  places,
});

/** Gives a role at each of its places to a person, within the actor's rights; their open sessions end. */
async function giveEverywhere(ctx: Context, tx: Tx, input: SaveRoleInput & { role: string; userId: string }) {
  const person = await findEditable(ctx, tx, input.userId);
  for (const place of input.places)
    await insertGrant(ctx, tx, {
      ...{ role: input.role, brandId: null, place: splitPlace(place), expiresOn: input.expiresOn },
      ...{ userId: person.id, name: person.name },
    });
  await endSessionsOf(ctx, tx, person.id);
}

/**
 * Makes or changes a role of the organization's own, and gives it to a person at once when one is named. Rights take
 * effect with the next request of whoever holds it: no session has to end for that.
 */
export async function saveRole(ctx: Context, input: SaveRoleInput): Promise<{ id: string }> {
  const held = completed(input.permissions);
  checkWithinReach(ctx.scope, held);
  return onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const before = input.id ? await findRole(ctx, tx, input.id) : null;
    if (before && before.version !== input.version) throw conflict('conflict');
    const id = before?.id ?? uuidv7();
    await checkName(ctx, tx, { name: input.name, id });
    const { orgId } = ctx.scope;
    const values = { name: input.name, permissions: held, places: input.places, updatedAt: ctx.now };
    if (before)
      await tx
        .update(customRoles)
        .set({ ...values, version: before.version + 1 })
        .where(and(eq(customRoles.orgId, orgId), eq(customRoles.id, id)));
    else
      await tx
        .insert(customRoles)
        .values({ ...values, orgId, id, baseRole: input.baseRole, createdAt: ctx.now });
    await recordAudit(ctx, tx, {
      action: before ? 'role.updated' : 'role.created',
      ...{ objectKind: 'role', objectId: id, objectName: input.name },
      ...{ before: before && described(before), after: { ...described(values), baseRole: input.baseRole } },
    });
    if (input.userId) await giveEverywhere(ctx, tx, { ...input, role: id, userId: input.userId });
    return { id };
  });
}

/** Removes a role nobody holds; a used one names its holders. */
export async function deleteRole(ctx: Context, input: { id: string }): Promise<void> {
  await onPipeline(ctx).db.write(async (tx) => {
    await lockPeople(ctx, tx);
    const role = await findRole(ctx, tx, input.id);
    const mine = and(eq(grants.orgId, ctx.scope.orgId), eq(grants.roleId, role.id));
    const holders = await tx
      .selectDistinct({ name: users.name })
      .from(grants)
      .innerJoin(users, eq(users.id, grants.userId))
      .where(mine)
      .limit(4);
    if (holders.length > 0)
      throw conflict('role_in_use', {
        who: holders
          .slice(0, 3)
          .map(({ name }) => name)
          .join('、'),
        more: holders.length > 3 ? 1 : 0,
      });
    await tx
      .delete(customRoles)
      .where(and(eq(customRoles.orgId, ctx.scope.orgId), eq(customRoles.id, role.id)));
    await recordAudit(ctx, tx, {
      action: 'role.deleted',
      ...{ objectKind: 'role', objectId: role.id, objectName: role.name, before: described(role) },
    });
  });
}
