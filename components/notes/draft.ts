import type { Locale } from '@/lib/i18n/locale';
import type { ChartNote, NotePlace } from '@/lib/notes/chart-note';

export type NotesOnChart = {
  /** All notes of the range, oldest first. */
  notes: readonly ChartNote[];
  /** What a new note is about; null where the reader can add none. */
  place: NotePlace | null;
  /** The days of each point. */
  buckets: readonly { from: string; to: string }[];
  locale: Locale;
  today: string;
};

/** What the form is about: a note there is, or the day of a new one. */
export type Draft = { note: ChartNote } | { note: null; day: string };
