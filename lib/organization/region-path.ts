/**
 * The region tree as materialised paths: `/root/east/shanghai/`, every segment closed by a slash. In C
 * collation the subtree of p is the range p ≤ path < q, where q is p with its last `/` (0x2F) made `0`
 * (0x30), the next byte: an index range, without LIKE (which row-level security keeps from the index).
 */
declare const pathBrand: unique symbol;
export type RegionPath = string & { readonly [pathBrand]: true };

/** Deeper trees than any chain has, and paths well below what an index entry may hold. */
export const DEEPEST = 32;
const SEGMENT = /^[A-Za-z0-9_-]{1,64}$/;

export function parseRegionPath(text: string): RegionPath | null {
  if (!text.startsWith('/') || !text.endsWith('/') || text.length < 3) return null;
  const segments = text.slice(1, -1).split('/');
  return segments.length <= DEEPEST && segments.every((segment) => SEGMENT.test(segment))
    ? (text as RegionPath)
    : null;
}

/** The path of a node under its parent (null = a root). @throws RangeError on a bad segment or a tree too deep. */
export function childPath(parent: RegionPath | null, segment: string): RegionPath {
  const path = parseRegionPath(`${parent ?? '/'}${segment}/`);
  if (path === null) throw new RangeError('region path: bad segment or too deep');
  return path;
}

/** 1 for a root. */
export function regionDepth(path: RegionPath): number {
  return path.split('/').length - 2;
}

export function parentPath(path: RegionPath): RegionPath | null {
  const cut = path.lastIndexOf('/', path.length - 2);
  return cut === 0 ? null : (path.slice(0, cut + 1) as RegionPath);
}

/** From the root down, without the node itself. */
export function ancestorPaths(path: RegionPath): RegionPath[] {
  const parent = parentPath(path);
  return parent === null ? [] : [...ancestorPaths(parent), parent];
}

/** The node and all below it are the paths p with `from ≤ p < before`, in C collation. */
export function subtreeRange(path: RegionPath): { from: RegionPath; before: string } {
  return { from: path, before: `${path.slice(0, -1)}0` };
}

/** Itself or below. */
export function isWithin(path: RegionPath, ancestor: RegionPath): boolean {
  return path.startsWith(ancestor);
}

/**
 * The path a node has after `from` moved to `to`. @throws RangeError when it is not below `from`, when a
 * node would move below itself, or when the tree gets too deep.
 */
export function movedPath(path: RegionPath, move: { from: RegionPath; to: RegionPath }): RegionPath {
  if (!isWithin(path, move.from)) throw new RangeError('region path: not below the moved node');
  if (move.to !== move.from && isWithin(move.to, move.from))
    throw new RangeError('region path: below itself');
  const moved = parseRegionPath(move.to + path.slice(move.from.length));
  if (moved === null) throw new RangeError('region path: too deep');
  return moved;
}
