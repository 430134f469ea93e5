/** What the palette can find, in the order it is shown. */
export const foundKinds = ['stores', 'guides', 'products', 'regions'] as const;
export type FoundKind = (typeof foundKinds)[number];

export type FoundLine = { id: string; code: string; name: string };
export type Found = Record<FoundKind, FoundLine[]>;

export const nothingFound: Found = { stores: [], guides: [], products: [], regions: [] };

/** Where a line leads: to the thing itself, for a region to its stores. */
export function hrefOfFound(kind: FoundKind, { id, code }: FoundLine): string {
  if (kind === 'regions') return `/stores?region=${encodeURIComponent(code)}`;
  return `/${kind === 'products' ? 'goods' : kind}/${id}`;
}
