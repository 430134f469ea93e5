'use client';
import { Check } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useState, useTransition } from 'react';
import { useFailureWords } from '@/components/layout/form-answer';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { toast } from '@/components/ui/toast';
import { ToneIcon } from '@/components/ui/tone-icon';
import { unanswered } from '@/components/ui/unanswered';
import { markNoticesAction } from '@/lib/inbox/actions';
import { bellClass } from './bell-mark';
import { toneText } from './notice-tone';
import type { NoticeLine } from './notice-words';

type Words = { title: string; all: string; markRead: string; unread: string; todo: string; empty: string };

/** The newest notices at the bell: opened, or marked read where they stand. Escape goes back to the bell. */
export function InboxPopover({
  label,
  lines,
  words,
  children,
}: {
  label: string;
  lines: NoticeLine[];
  words: Words;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={words.title}
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      className="w-96 p-0"
      trigger={
        <button type="button" aria-label={label} title={label} className={bellClass}>
          {children}
        </button>
      }
    >
      <div className="flex items-center justify-between gap-3 border-b px-4 py-2.5">
        <h2 className="font-medium">{words.title}</h2>
        <Link
          href="/inbox"
          onClick={() => setOpen(false)}
          className="text-primary text-small underline-offset-4 hover:underline"
        >
          {words.all}
        </Link>
      </div>
      {lines.length === 0 ? (
        <p className="px-4 py-8 text-center text-ink-2 text-small">{words.empty}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <Line key={line.id} {...{ line, words }} onLeave={() => setOpen(false)} />
          ))}
        </ul>
      )}
    </Popover>
  );
}

type LineProps = { line: NoticeLine; words: Words; onLeave: () => void };

function Line({ line, words, onLeave }: LineProps) {
  const failureWords = useFailureWords();
  const [isBusy, start] = useTransition();
  const { id, href, title, note, at, tone, isRead, isTodo } = line;
  const mark = () =>
    start(async () => {
      const answer = await markNoticesAction({ ids: [id], isRead: true }).catch(unanswered);
      if (!answer.ok) toast.error(failureWords(answer.error));
    });
  const open = () => {
    onLeave();
    if (!isRead) mark();
  };
  return (
    <li className="flex items-start gap-3 border-b px-4 py-2.5 last:border-b-0 hover:bg-hover">
      <ToneIcon tone={tone} className={`mt-0.5 size-4 shrink-0 ${toneText[tone]}`} />
      <div className="min-w-0 flex-1">
        <Link
          href={href as '/inbox'}
          onClick={open}
          className={`break-words underline-offset-4 hover:underline ${isRead ? 'text-ink-2' : 'font-medium text-ink'}`}
        >
          {title}
        </Link>
        <p className="truncate text-ink-2 text-small" title={note}>
          {note}
        </p>
        <p className="text-ink-3 text-note tabular-nums">
          <time>{at}</time>
          {isTodo && !isRead ? <span className="text-warn"> · {words.todo}</span> : null}
        </p>
      </div>
      {isRead ? null : (
        <IconButton
          writes
          size="sm"
          label={`${words.markRead} ${title}`}
          icon={<Check aria-hidden />}
          disabled={isBusy}
          onClick={mark}
        />
      )}
    </li>
  );
}
