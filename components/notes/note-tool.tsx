'use client';
import { MessageSquareText, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import { useNotes } from './chart-notes';
import { NoteList } from './note-list';

/** In the tools of a time chart: every note of its range, and the way to write one without pointing at a day. */
export function NoteTool() {
  const t = useTranslations('charts.notes');
  const { notes, place, buckets, today, write } = useNotes();
  const [isOpen, setIsOpen] = useState(false);
  const last = buckets.at(-1)?.to ?? today;
  return (
    <Popover
      label={t('title')}
      open={isOpen}
      onOpenChange={setIsOpen}
      align="end"
      className="w-80"
      trigger={
        <IconButton
          size="sm"
          label={t('list', { count: notes.length })}
          icon={<MessageSquareText aria-hidden />}
        />
      }
    >
      <div className="grid gap-3">
        {notes.length === 0 ? (
          <p className="text-small text-ink-2">{t(place ? 'empty' : 'emptyRead')}</p>
        ) : (
          <NoteList notes={notes} onLeave={() => setIsOpen(false)} />
        )}
        {place ? (
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            className="justify-self-start"
            onClick={() => {
              setIsOpen(false);
              write({ note: null, day: last < today ? last : today });
            }}
          >
            {t('add')}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}
