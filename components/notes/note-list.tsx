'use client';
import { Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import type { ChartNote } from '@/lib/notes/chart-note';
import { useNotes } from './chart-notes';
import { useNoteActs } from './use-note-acts';

const daysOf = ({ from, to }: ChartNote) => (from === to ? from : `${from} – ${to}`);

/** Notes with their days, author and place; one's own can be changed and removed here. */
export function NoteList({ notes, onLeave }: { notes: readonly ChartNote[]; onLeave: () => void }) {
  const t = useTranslations('charts.notes');
  const { write } = useNotes();
  const { remove } = useNoteActs();
  return (
    <ul className="grid gap-3">
      {notes.map((note) => (
        <li key={note.id} className="flex items-start gap-2">
          <span aria-hidden className="text-primary">
            ◆
          </span>
          <div className="min-w-0 flex-1">
            <p className="text-note text-ink-3 tabular-nums">{daysOf(note)}</p>
            <p className="text-small text-ink">{note.text}</p>
            <p className="text-note text-ink-3">
              {t('by', { author: note.author, place: note.place.name || t('organization') })}
            </p>
          </div>
          {note.canChange ? (
            <span className="flex shrink-0">
              <IconButton
                size="sm"
                label={`${t('change')} ${note.text}`}
                icon={<Pencil aria-hidden />}
                onClick={() => {
                  onLeave();
                  write({ note });
                }}
              />
              <IconButton
                size="sm"
                writes
                label={`${t('remove')} ${note.text}`}
                icon={<Trash2 aria-hidden />}
                onClick={() => {
                  onLeave();
                  void remove(note);
                }}
              />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
