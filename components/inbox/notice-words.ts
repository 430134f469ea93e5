import { getTimeZone, getTranslations } from 'next-intl/server';
import type { Tone } from '@/components/ui/tone-icon';
import { momentFormat } from '@/lib/i18n/moment-format';
import { isTodo, type Notice, type NoticeKind, noticeHref } from '@/lib/inbox/notice';

const tones: Record<NoticeKind, Tone> = {
  import_done: 'good',
  import_failed: 'bad',
  import_undone: 'neutral',
  export_done: 'good',
  export_failed: 'bad',
  bulk_edit_done: 'good',
  bulk_edit_undone: 'neutral',
  store_submitted: 'primary',
  access_requested: 'primary',
  access_granted: 'good',
  access_declined: 'warn',
  grant_expiring: 'warn',
};

/** A notice in the reader's words, ready to be shown. */
export type NoticeLine = {
  id: string;
  href: string;
  title: string;
  note: string;
  at: string;
  tone: Tone;
  isTodo: boolean;
  isRead: boolean;
  /** When it comes back, for one that is put off. */
  until: string | null;
};

/** Puts notices into words: only kind and values are stored, so that both languages and a later wording fit. */
export async function readNoticeWords(): Promise<(notice: Notice, now: Date) => NoticeLine> {
  const [t, all, timeZone] = await Promise.all([
    getTranslations('inbox.kinds'),
    getTranslations(),
    getTimeZone(),
  ]);
  const moment = momentFormat(timeZone);
  const word = (group: string, key: unknown): string => {
    const path = `${group}.${key}` as 'imports.kinds.stores';
    return key !== '' && all.has(path) ? all(path) : '—';
  };
  const valuesOf = ({ params }: Notice) => ({
    ...{ file: params.file ?? '—', rows: params.rows ?? 0, bad: params.bad ?? 0, store: params.store ?? '—' },
    ...{ by: params.by ?? '—', until: params.until ?? '—', kind: word('imports.kinds', params.kind) },
    ...{ list: word('exports.lists', params.list), field: word('bulk.fields', params.field) },
    ...{
      failure: word('exports.failures', params.failure),
      permission: word('auth.permissions', params.permission),
    },
    ...{ note: params.note ? 'some' : 'none', reason: params.note ?? '' },
    role: params.name || word('auth.roles', params.role),
  });
  return (notice, now) => {
    const { id, kind, createdAt, readAt, snoozedUntil } = notice;
    const values = valuesOf(notice);
    return {
      ...{ id, href: noticeHref(notice), title: t(`${kind}.title`, values), note: t(`${kind}.note`, values) },
      ...{ at: moment(createdAt), tone: tones[kind], isTodo: isTodo(kind), isRead: readAt !== null },
      until: snoozedUntil && snoozedUntil > now ? moment(snoozedUntil) : null,
    };
  };
}
