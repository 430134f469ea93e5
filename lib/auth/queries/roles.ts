import 'server-only';
import { and, asc, countDistinct, gt, isNull, or } from 'drizzle-orm';
import { customRoles, grants } from '@/db/schema/auth';
import type { Context } from '../context';
import { isPermission, type Permission, type Role, rolePermissions, roles } from '../permissions';
import { grantableRoles, holds, inScope, reach } from '../scope';

/** A role as people choose it: `key` is what a grant names; built-in ones have their words in the messages. */
export type RoleChoice = { key: string; name: string | null; permissions: Permission[] };
export type RoleLine = RoleChoice & {
  baseRole: Role;
  isOwn: boolean;
  places: string[];
  version: number;
  /** People in reach who hold it now. */
  people: number;
  /** Whether the reader may change it, or copy what it gives. */
  canGive: boolean;
};

const builtIn = (role: Role): RoleChoice => ({
  key: role,
  name: null,
  permissions: [...rolePermissions[role]],
});

async function listOwn(ctx: Context) {
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(customRoles)
      .where(inScope(ctx.scope, 'users:read', customRoles))
      .orderBy(asc(customRoles.createdAt), asc(customRoles.id)),
  );
  return rows.map((row) => ({ ...row, permissions: row.permissions.filter(isPermission) }));
}

/** Every role with what it gives and how many people in reach hold it: the built-in ones, then the organization's own. */
export async function listRoles(ctx: Context): Promise<RoleLine[]> {
  const counted = await ctx.db.read((tx) =>
    tx
      .select({ role: grants.role, roleId: grants.roleId, people: countDistinct(grants.userId) })
      .from(grants)
      .where(
        and(
          inScope(ctx.scope, 'users:read', grants),
          or(isNull(grants.expiresAt), gt(grants.expiresAt, ctx.now)),
        ),
      )
      .groupBy(grants.role, grants.roleId),
  );
  const people = new Map(counted.map((row) => [row.role ?? row.roleId, row.people]));
  const canGive = (held: readonly Permission[]) =>
    [...held.filter((one) => one !== 'self:read'), 'users:write' as const].every(
      (permission) => reach(ctx.scope, permission) === 'all',
    );
  const own = await listOwn(ctx);
  const lines = [
    ...roles.map((role) => ({ ...builtIn(role), baseRole: role, isOwn: false, places: [], version: 0 })),
    ...own.map(({ id, name, permissions, baseRole, places, version }) => ({
      ...{ key: id, name, permissions, baseRole, isOwn: true, places, version },
    })),
  ];
  return lines.map((line) => ({
    ...line,
    people: people.get(line.key) ?? 0,
    canGive: canGive(line.permissions),
  }));
}

/** The roles whose every right the reader holds: no other can be given on. */
export async function listGrantableRoles(ctx: Context): Promise<RoleChoice[]> {
  const own = await listOwn(ctx);
  const within = (held: readonly Permission[]) =>
    held.every((permission) => permission === 'self:read' || holds(ctx.scope, permission));
  return [
    ...grantableRoles(ctx.scope).map(builtIn),
    ...own
      .filter(({ permissions }) => within(permissions))
      .map(({ id, name, permissions }) => ({ key: id, name, permissions })),
  ];
}
