import type { Permission, Role } from './permissions';

/** One piece of a reach: a brand (null = all) × a node (subtree path, one store, or null = whole organization). */
export type ReachPart = { brandId: string | null; path: string | null; storeId: string | null };
/** Where a permission reaches: everywhere, nowhere, or a union of parts. */
export type Reach = 'all' | readonly ReachPart[];

export type GrantWithPermissions = ReachPart & {
  permissions: ReadonlySet<Permission>;
  /** The built-in role behind it, or the name of the organization's own one; neither for keys and the system. */
  role?: Role | null;
  roleName?: string | null;
};

/** Union of the grants whose role holds the permission; the root subtree of all brands is everywhere. */
export function reachOf(
  grants: readonly GrantWithPermissions[],
  permission: Permission,
  rootPath: string,
): Reach {
  const parts = grants.filter((grant) => grant.permissions.has(permission));
  const isWhole = (part: ReachPart) =>
    part.brandId === null && part.storeId === null && (part.path === null || part.path === rootPath);
  if (parts.some(isWhole)) return 'all';
  return parts.map(({ brandId, path, storeId }) => ({ brandId, path, storeId }));
}

/** End of the range that holds a subtree: paths end in '/', and '0' follows '/' in C collation. */
export const subtreeEnd = (path: string): string => `${path.slice(0, -1)}0`;

/** Whether a reach holds a place that is no store yet: the brand and the region path something would stand in. */
export function coversPlace(reach: Reach, place: { brandId: string | null; path: string }): boolean {
  if (reach === 'all') return true;
  return reach.some(
    (part) =>
      part.storeId === null &&
      (part.brandId === null || part.brandId === place.brandId) &&
      (part.path === null || place.path.startsWith(part.path)),
  );
}
