import type { Permission } from './permissions';
import { type GrantWithPermissions, reachOf } from './reach';

/** Somebody looks with other eyes: whose, since when it is bound to end, and who looks. */
export type Preview = {
  readonly id: string;
  /** Name of the person or role looked as. */
  readonly name: string;
  readonly kind: 'person' | 'role';
  readonly expiresAt: Date;
  readonly seerId: string;
  /**
   * It ended by itself (time, the person is gone or without rights): one sees with one's own eyes again, and writes
   * nothing until one has taken note of it.
   */
  readonly isOver: boolean;
};

/** Whether what is seen is another's: personal things then stay hidden. */
export const hasOtherEyes = (ctx: { preview?: Preview }): boolean =>
  ctx.preview !== undefined && !ctx.preview.isOver;

/** So long a preview lasts at most. */
export const previewMinutes = 30;

type Rights = { grants: readonly GrantWithPermissions[]; rootPath: string };

/** Whether a person may look with other eyes at all: only who manages people of the whole organization. */
export const maySeeAs = ({ grants, rootPath }: Rights): boolean =>
  reachOf(grants, 'users:write', rootPath) === 'all';

/**
 * What is left of other rights for somebody who looks: the rights they hold themselves over the whole organization. A
 * guide's own rows are seen by who sees all guides and orders.
 */
export function seenRights(target: readonly GrantWithPermissions[], seer: Rights): GrantWithPermissions[] {
  if (!maySeeAs(seer)) return [];
  const everywhere = (permission: Permission) => reachOf(seer.grants, permission, seer.rootPath) === 'all';
  const maySee = (permission: Permission) =>
    permission === 'self:read'
      ? everywhere('guides:read') && everywhere('orders:read')
      : everywhere(permission);
  return target.map((grant) => ({
    ...grant,
    permissions: new Set([...grant.permissions].filter(maySee)),
  }));
}

/** Whether somebody's rights go beyond those of who wants to look. */
export const goesBeyond = (target: readonly GrantWithPermissions[], seer: Rights): boolean =>
  seenRights(target, seer).length === 0 ||
  seenRights(target, seer).some((grant, at) => grant.permissions.size !== target[at]?.permissions.size);

/** A place as forms write it: `all`, `region:<id>` or `store:<id>`. */
export function splitPlace(text: string): { regionId: string | null; storeId: string | null } {
  const [kind, id = null] = text.split(':');
  return { regionId: kind === 'region' ? id : null, storeId: kind === 'store' ? id : null };
}
