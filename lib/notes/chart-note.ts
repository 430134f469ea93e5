import type { Day } from '@/lib/time';

export type NotePlaceKind = 'organization' | 'region' | 'store';

/** What a note is about; neither id = the whole organization. */
export type NotePlace = {
  readonly kind: NotePlaceKind;
  readonly storeId: string | null;
  readonly regionId: string | null;
  /** Name of the store or region; empty for the organization. */
  readonly name: string;
};

/** A note beside the days of a chart. */
export type ChartNote = {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly text: string;
  readonly author: string;
  readonly place: NotePlace;
  /** Its author, and who sets up the organization. */
  readonly canChange: boolean;
};

/** Longest text of a note, in characters. */
export const NOTE_LENGTH = 80;
/** Longest stretch of days of a note. */
export const NOTE_DAYS = 366;

type Days = { readonly from: string; readonly to: string };

/** The notes that touch each of the buckets (days, weeks or months) of a chart. */
export function notesByBucket<N extends Days>(notes: readonly N[], buckets: readonly Days[]): N[][] {
  return buckets.map((bucket) => notes.filter((note) => note.from <= bucket.to && note.to >= bucket.from));
}

/** The bucket each note is marked at: the first it touches, so that a note of many days is one mark and not many. */
export function marksByBucket<N extends Days>(notes: readonly N[], buckets: readonly Days[]): N[][] {
  const firstOf = (note: N) =>
    buckets.findIndex((bucket) => note.from <= bucket.to && note.to >= bucket.from);
  const places = notes.map(firstOf);
  return buckets.map((_, at) => notes.filter((_note, nth) => places[nth] === at));
}
