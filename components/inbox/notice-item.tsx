'use client';
import { AlarmClock, Check, Inbox, Mail } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { Status } from '@/components/ui/status';
import { ToneIcon } from '@/components/ui/tone-icon';
import { snoozeChoices } from '@/lib/inbox/snooze';
import { toneText } from './notice-tone';
import type { NoticeLine } from './notice-words';
import { useInbox } from './use-inbox';

/** One notice: what happened, when, and what one does with it. Opening it marks it read. */
export function NoticeItem({ notice }: { notice: NoticeLine }) {
  const t = useTranslations('inbox');
  const inbox = useInbox();
  const { id, href, title, note, at, tone, isRead, isTodo, until } = notice;
  return (
    <li className="flex items-start gap-3 border-b px-5 py-3.5 last:border-b-0 hover:bg-hover max-md:px-4">
      <ToneIcon tone={tone} className={`mt-0.5 size-4.5 shrink-0 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            href={href as '/inbox'}
            onClick={() => !isRead && inbox.markSilently([id])}
            className={`min-w-0 break-words underline-offset-4 hover:underline ${isRead ? 'text-ink-2' : 'font-medium text-ink'}`}
          >
            {title}
          </Link>
          {isTodo && !isRead ? <Status tone="warn">{t('todo')}</Status> : null}
          {isRead ? null : (
            <span className="size-2 shrink-0 rounded-full bg-primary" role="img" aria-label={t('unread')} />
          )}
        </div>
        <p className="mt-0.5 break-words text-ink-2 text-small">{note}</p>
        <p className="mt-0.5 text-ink-3 text-note tabular-nums">
          <time>{at}</time>
          {until ? ` · ${t('until', { until })}` : null}
        </p>
      </div>
      <NoticeActs notice={notice} inbox={inbox} />
    </li>
  );
}

type NoticeActsProps = { notice: NoticeLine; inbox: ReturnType<typeof useInbox> };

function NoticeActs({ notice: { id, title, isRead, until }, inbox }: NoticeActsProps) {
  const t = useTranslations('inbox');
  const { isBusy, mark, snooze } = inbox;
  return (
    <div className="flex shrink-0 gap-1">
      <IconButton
        size="sm"
        label={`${t(isRead ? 'markUnread' : 'markRead')} ${title}`}
        icon={isRead ? <Mail aria-hidden /> : <Check aria-hidden />}
        writes
        disabled={isBusy}
        onClick={() => mark({ ids: [id], isRead: !isRead })}
      />
      {until ? (
        <IconButton
          size="sm"
          label={`${t('back')} ${title}`}
          icon={<Inbox aria-hidden />}
          writes
          disabled={isBusy}
          onClick={() => snooze(id, null)}
        />
      ) : (
        <DropdownMenu
          trigger={
            <IconButton
              size="sm"
              label={`${t('snooze')} ${title}`}
              icon={<AlarmClock aria-hidden />}
              writes
              disabled={isBusy}
            />
          }
        >
          {snoozeChoices.map((choice) => (
            <MenuItem key={choice} onSelect={() => snooze(id, choice)}>
              {t(choice)}
            </MenuItem>
          ))}
        </DropdownMenu>
      )}
    </div>
  );
}
