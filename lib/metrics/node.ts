/** What a number is about, by the codes of the organization; nothing given = the whole organization. */
export type NodeFilter = {
  readonly region?: string;
  readonly brand?: string;
  readonly store?: string;
  readonly storeId?: string;
};

/** In stored rows the nil UUID stands for all brands. */
export const ALL_BRANDS = '00000000-0000-0000-0000-000000000000';

export type StoredNode = { readonly regionId: string; readonly brandId: string };

export type MetricNode = {
  readonly kind: 'organization' | 'region' | 'store';
  readonly code: string;
  readonly name: string;
  readonly regionId: string;
  readonly path: string;
  readonly isRoot: boolean;
  readonly brandId: string | null;
  readonly storeId: string | null;
  /** The stored rows that hold exactly what the reader may see; null: per-store rows under the reach are added up. */
  readonly stored: StoredNode | null;
};

/** Where a permission reaches, as lib/auth works it out. */
type ReachedPart = {
  readonly brandId: string | null;
  readonly path: string | null;
  readonly storeId: string | null;
};
type Reached = 'all' | readonly ReachedPart[];

type Part = { readonly path: string; readonly brandId: string | null };

/**
 * The node cut down to a reach. `stored` when one stored node is the whole of it; `none` when nothing of it is in reach.
 */
export function narrowNode(node: Part, reach: Reached): { stored: StoredNode | null; isNone: boolean } {
  if (reach === 'all') return { stored: storedOf(node), isNone: false };
  const parts = reach.filter((part) => part.storeId === null).flatMap((part) => intersect(node, part));
  const hasStores = reach.some((part) => part.storeId !== null);
  if (parts.some((part) => part.path === node.path && part.brandId === node.brandId))
    return { stored: storedOf(node), isNone: false };
  const [first] = parts;
  const isOne = first && parts.every((part) => part.path === first.path && part.brandId === first.brandId);
  return { stored: isOne && !hasStores ? storedOf(first) : null, isNone: parts.length === 0 && !hasStores };
}

function intersect(node: Part, part: { path: string | null; brandId: string | null }): Part[] {
  if (node.brandId !== null && part.brandId !== null && node.brandId !== part.brandId) return [];
  const brandId = node.brandId ?? part.brandId;
  if (part.path === null || node.path.startsWith(part.path)) return [{ path: node.path, brandId }];
  return part.path.startsWith(node.path) ? [{ path: part.path, brandId }] : [];
}

const storedOf = ({ path, brandId }: Part): StoredNode => ({
  regionId: path.split('/').at(-2) ?? '',
  brandId: brandId ?? ALL_BRANDS,
});
