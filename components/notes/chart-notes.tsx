'use client';
import dynamic from 'next/dynamic';
import { createContext, type ReactNode, use, useMemo, useState } from 'react';
import { DayPick } from '@/components/charts/day-pick';
import type { Draft, NotesOnChart } from './draft';

// Loaded when somebody writes: nobody pays for the form and its calendar by looking.
const NoteDialog = dynamic(() => import('./note-dialog').then((file) => file.NoteDialog), { ssr: false });

type Notes = NotesOnChart & { write: (draft: Draft) => void };

const Context = createContext<Notes | null>(null);

export function useNotes(): Notes {
  const notes = use(Context);
  if (!notes) throw new Error('not inside ChartNotes');
  return notes;
}

/** Around a time chart: its marks, its list of notes, and a press on a day that writes one. */
export function ChartNotes({ children, ...given }: NotesOnChart & { children: ReactNode }) {
  const { notes, place, buckets, locale, today } = given;
  const [draft, setDraft] = useState<Draft | null>(null);
  const value = useMemo(
    () => ({ notes, place, buckets, locale, today, write: setDraft }),
    [notes, place, buckets, locale, today],
  );
  const pick = useMemo(
    () =>
      place === null
        ? null
        : (index: number) => {
            const day = buckets[index]?.from;
            if (day) setDraft({ note: null, day });
          },
    [place, buckets],
  );
  return (
    <Context value={value}>
      <DayPick value={pick}>{children}</DayPick>
      {draft ? <NoteDialog draft={draft} notes={value} onClose={() => setDraft(null)} /> : null}
    </Context>
  );
}
