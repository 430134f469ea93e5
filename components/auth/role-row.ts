import type { Permission, Role } from '@/lib/auth/permissions';

/** A role as its form begins. */
export type RoleDraft = {
  /** Absent for a copy. */
  id?: string;
  name: string | null;
  baseRole: Role;
  permissions: Permission[];
  places: string[];
  version: number;
};
/** A role as the list shows it; `key` is what a grant names. */
export type RoleRow = RoleDraft & { key: string; isOwn: boolean; people: number; canGive: boolean };
