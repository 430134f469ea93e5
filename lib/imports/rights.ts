import type { Permission } from '@/lib/auth/permissions';
import { IMPORT_KINDS, type ImportKind } from './fields';

/** What writing a kind of thing asks for besides the right to import. */
export const RIGHT_OF_KIND: Record<ImportKind, Permission> = {
  stores: 'stores:write',
  guides: 'guides:write',
  members: 'members:write',
  orders: 'imports:write',
  products: 'goods:write',
};

/** Kinds a person may bring in. */
export const importKindsOf = (holds: (permission: Permission) => boolean): ImportKind[] =>
  IMPORT_KINDS.filter((kind) => holds(RIGHT_OF_KIND[kind]));
