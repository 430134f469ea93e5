/** Its author changes a note, and whoever sets up the organization. */
export const canChangeNote = (
  authorUserId: string | null,
  reader: { userId: string | null; canSetUp: boolean },
): boolean => reader.canSetUp || (authorUserId !== null && authorUserId === reader.userId);
