'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Popover } from '@/components/ui/popover';
import { type ChartNote, marksByBucket } from '@/lib/notes/chart-note';
import { useNotes } from './chart-notes';
import { NoteList } from './note-list';

/** A ◆ above each day that somebody wrote about; focus and press tell what. Bars stand in slots, lines at edges. */
export function NoteLane({ isSlotted = false }: { isSlotted?: boolean }) {
  const { notes, buckets } = useNotes();
  const count = buckets.length;
  const at = (index: number) =>
    isSlotted ? ((index + 0.5) / count) * 100 : count < 2 ? 50 : (index / (count - 1)) * 100;
  return marksByBucket(notes, buckets).map((here, index) =>
    here.length === 0 ? null : (
      <span
        key={buckets[index]?.from}
        className="absolute top-0 -translate-x-1/2"
        style={{ left: `${at(index)}%` }}
      >
        <NoteMark notes={here} day={buckets[index]?.from ?? ''} />
      </span>
    ),
  );
}

function NoteMark({ notes, day }: { notes: readonly ChartNote[]; day: string }) {
  const t = useTranslations('charts.notes');
  const [isOpen, setIsOpen] = useState(false);
  const [first] = notes;
  const from = first && first.from > day ? first.from : day;
  const label = t('mark', { day: from, count: notes.length });
  return (
    <Popover
      label={label}
      open={isOpen}
      onOpenChange={setIsOpen}
      align="center"
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={`${label} ${notes.map(({ text }) => text).join(' ')}`}
          title={notes.map(({ text }) => text).join('\n')}
          className="grid size-6 place-items-center rounded-control text-primary hover:bg-hover"
        >
          <span aria-hidden data-sign>
            ◆
          </span>
        </button>
      }
    >
      <NoteList notes={notes} onLeave={() => setIsOpen(false)} />
    </Popover>
  );
}
