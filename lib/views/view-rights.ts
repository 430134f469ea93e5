/** One's own view, a shared one that is not locked, or any for who sets up the organization. */
export const canChangeView = (
  view: { isMine: boolean; isShared: boolean; isLocked: boolean },
  rights: { canSetUp: boolean; canShare: boolean },
): boolean => view.isMine || rights.canSetUp || (view.isShared && !view.isLocked && rights.canShare);
