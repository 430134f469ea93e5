import { IMPORT_KINDS, type ImportKind } from './fields';

/** What writing a kind of thing asks for besides the right to import. */
export const RIGHT_OF_KIND = {
  stores: 'stores:write',
  guides: 'guides:write',
  members: 'members:write',
  orders: 'imports:write',
  products: 'goods:write',
  targets: 'targets:write',
} as const satisfies Record<ImportKind, string>;
export type RightOfKind = (typeof RIGHT_OF_KIND)[ImportKind];

/** May write what a file of this kind brings: to import, and to write such things. Asked of people and keys alike. */
export const mayWriteKind = (
  holds: (right: RightOfKind | 'imports:write') => boolean,
  kind: ImportKind,
): boolean => holds('imports:write') && holds(RIGHT_OF_KIND[kind]);

/** Kinds a person may bring in. */
export const importKindsOf = (holds: (right: RightOfKind) => boolean): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => holds(RIGHT_OF_KIND[kind]));
