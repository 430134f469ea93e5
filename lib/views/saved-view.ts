/** A view as its reader sees it. */
export type SavedView = {
  id: string;
  name: string;
  /** The saved state, as in an address. */
  query: string;
  isMine: boolean;
  sharedRoles: string[];
  isLocked: boolean;
  canChange: boolean;
  /** Opens with the list: because the person chose so, or their role. */
  isMyDefault: boolean;
  isRoleDefault: boolean;
};
