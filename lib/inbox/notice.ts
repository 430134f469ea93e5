/** What people are told of. Nothing else reaches an inbox; the words of each are in the messages. */
export const noticeKinds = [
  'import_done',
  'import_failed',
  'import_undone',
  'export_done',
  'export_failed',
  'bulk_edit_done',
  'bulk_edit_undone',
  'store_submitted',
  'access_requested',
  'access_granted',
  'access_declined',
  'grant_expiring',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Those that ask something of whoever is told; the rest are results. */
export const todoKinds = [
  'store_submitted',
  'access_requested',
  'import_failed',
  'export_failed',
] as const satisfies readonly NoticeKind[];

export const isNoticeKind = (kind: string): kind is NoticeKind =>
  (noticeKinds as readonly string[]).includes(kind);
export const isTodo = (kind: NoticeKind): boolean => (todoKinds as readonly string[]).includes(kind);

/** Values the words are made of; which of them are there depends on the kind. */
export type NoticeParams = Record<string, string | number>;

export type Notice = {
  id: string;
  kind: NoticeKind;
  objectId: string | null;
  params: NoticeParams;
  createdAt: Date;
  readAt: Date | null;
  snoozedUntil: Date | null;
};

/** Where one sees it, or does what it asks. */
export function noticeHref({ kind, objectId }: Pick<Notice, 'kind' | 'objectId'>): string {
  switch (kind) {
    case 'import_done':
    case 'import_failed':
    case 'import_undone':
      return `/imports/${objectId}`;
    case 'export_done':
    case 'export_failed':
      return '/exports';
    case 'bulk_edit_done':
    case 'bulk_edit_undone':
      return `/stores/bulk/${objectId}`;
    case 'store_submitted':
      return `/stores/${objectId}/life`;
    case 'grant_expiring':
      return '/settings/account';
    default:
      return '/settings/access';
  }
}
