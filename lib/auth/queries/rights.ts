import 'server-only';
import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { customRoles, grants, memberships, previews, users } from '@/db/schema/auth';
import { guides } from '@/db/schema/guides';
import { regions } from '@/db/schema/organization';
import { isPermission, type Permission, type Role, rolePermissions } from '../permissions';
import { type Preview, seenRights, splitPlace } from '../preview';
import type { GrantWithPermissions } from '../reach';

/** What a role gives, built in or the organization's own: the one place where a grant becomes rights. */
function rightsOf(row: { role: Role | null; own: string[] | null }): ReadonlySet<Permission> {
  return row.role ? rolePermissions[row.role] : new Set((row.own ?? []).filter(isPermission));
}

/** The rights a person holds in an organization at a moment; grants that are over give none. */
export async function listRights(
  tx: Tx,
  { orgId, userId, now }: { orgId: string; userId: string; now: Date },
): Promise<GrantWithPermissions[]> {
  const rows = await tx
    .select({
      ...{ role: grants.role, own: customRoles.permissions, roleName: customRoles.name },
      ...{ brandId: grants.brandId, storeId: grants.storeId, path: regions.path },
    })
    .from(grants)
    .leftJoin(customRoles, and(eq(customRoles.orgId, grants.orgId), eq(customRoles.id, grants.roleId)))
    .leftJoin(regions, and(eq(regions.orgId, grants.orgId), eq(regions.id, grants.regionId)))
    .where(
      and(
        eq(grants.orgId, orgId),
        eq(grants.userId, userId),
        or(isNull(grants.expiresAt), gt(grants.expiresAt, now)),
      ),
    );
  return rows.map(({ own, ...grant }) => ({ ...grant, permissions: rightsOf({ role: grant.role, own }) }));
}

/** The guide a person is in an organization, if they are one. */
export async function findOwnGuide(
  tx: Tx,
  { orgId, userId }: { orgId: string; userId: string },
): Promise<string | null> {
  const [guide] = await tx
    .select({ id: guides.id })
    .from(guides)
    .where(and(eq(guides.orgId, orgId), eq(guides.userId, userId)))
    .limit(1);
  return guide?.id ?? null;
}

export type PreviewTarget = {
  targetUserId: string | null;
  role: Role | null;
  roleId: string | null;
  places: readonly string[];
};
/** Whose eyes these are. A role alone is nobody's: `userId` null. */
export type Eyes = { userId: string | null; guideId: string | null; grants: GrantWithPermissions[] };

async function eyesOfPerson(tx: Tx, of: { orgId: string; userId: string; now: Date }): Promise<Eyes | null> {
  const { orgId, userId } = of;
  const [person] = await tx
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        ...[eq(memberships.orgId, orgId), eq(memberships.userId, userId)],
        ...[eq(memberships.isDisabled, false), eq(users.isDisabled, false)],
      ),
    );
  if (!person) return null;
  return { userId, guideId: await findOwnGuide(tx, of), grants: await listRights(tx, of) };
}

async function eyesOfRole(
  tx: Tx,
  { orgId, target }: { orgId: string; target: PreviewTarget },
): Promise<Eyes | null> {
  const [own] = target.roleId
    ? await tx
        .select({ permissions: customRoles.permissions, name: customRoles.name })
        .from(customRoles)
        .where(and(eq(customRoles.orgId, orgId), eq(customRoles.id, target.roleId)))
    : [];
  if (!target.role && !own) return null;
  const parts = target.places.map(splitPlace);
  const ids = parts.flatMap(({ regionId }) => regionId ?? []);
  const found = ids.length
    ? await tx
        .select({ id: regions.id, path: regions.path })
        .from(regions)
        .where(and(eq(regions.orgId, orgId), inArray(regions.id, ids)))
    : [];
  const paths = new Map(found.map(({ id, path }) => [id, path]));
  const permissions = rightsOf({ role: target.role, own: own?.permissions ?? null });
  const grantsOfRole = parts
    // A region that is gone must not become the whole organization.
    .filter(({ regionId }) => regionId === null || paths.has(regionId))
    .map(({ regionId, storeId }) => ({
      ...{ role: target.role, roleName: own?.name ?? null, permissions },
      ...{ brandId: null, storeId, path: regionId ? (paths.get(regionId) ?? null) : null },
    }));
  return { userId: null, guideId: null, grants: grantsOfRole };
}

/** The rights a preview shows, as they are at this moment; null when the person or role is gone. */
export async function findEyes(
  tx: Tx,
  { orgId, target, now }: { orgId: string; target: PreviewTarget; now: Date },
): Promise<Eyes | null> {
  return target.targetUserId
    ? eyesOfPerson(tx, { orgId, userId: target.targetUserId, now })
    : eyesOfRole(tx, { orgId, target });
}

type Sight = {
  /**
   * Null when the preview ended by itself: one's own eyes then. A role alone is nobody (`userId` null): what is kept
   * for a person, the seer's included, is not seen with it.
   */
  who: null | { userId: string | null; guideId: string | null; grants: GrantWithPermissions[] };
  preview: Preview;
};

/**
 * What somebody sees whose session looks with other eyes, or null: nobody sees more there than they hold themselves.
 * `at` is the real time: a frozen day must not make a preview last. Only the last preview of a session counts.
 */
export async function findSight(
  tx: Tx,
  seer: {
    orgId: string;
    rootPath: string;
    sessionId: string;
    userId: string;
    grants: readonly GrantWithPermissions[];
    now: Date;
    at: Date;
  },
): Promise<Sight | null> {
  const { orgId, userId, now } = seer;
  const [row] = await tx
    .select()
    .from(previews)
    .where(
      and(eq(previews.orgId, orgId), eq(previews.sessionId, seer.sessionId), eq(previews.userId, userId)),
    )
    .orderBy(desc(previews.startedAt), desc(previews.id))
    .limit(1);
  if (!row || row.leftAt) return null;
  const { id, name, expiresAt } = row;
  const kind = row.targetUserId ? ('person' as const) : ('role' as const);
  const preview = { id, name, expiresAt, kind, seerId: userId };
  const isTimeUp = row.endedAt !== null || expiresAt <= seer.at;
  const eyes = isTimeUp ? null : await findEyes(tx, { orgId, target: row, now });
  const grantsSeen = eyes ? seenRights(eyes.grants, seer) : [];
  // Whoever is looked at has lost every right since: one finds oneself back, not in front of a closed door.
  if (!eyes || grantsSeen.every(({ permissions }) => permissions.size === 0))
    return { who: null, preview: { ...preview, isOver: true } };
  return {
    who: { grants: grantsSeen, guideId: eyes.guideId, userId: eyes.userId },
    preview: { ...preview, isOver: false },
  };
}
