/** What a stay is known by outside. */
export type StayKey = { guide: string; store: string; validFrom: string };

/** A place in the list of stays, as it stands in an address; codes hold no spaces. */
export const stayCursor = ({ guide, store, validFrom }: StayKey): string => `${guide} ${store} ${validFrom}`;

/** Null for the beginning, and for whatever was tampered with. */
export function readStayCursor(cursor: string | undefined): StayKey | null {
  const parts = /^(\S+) (\S+) (\d{4}-\d{2}-\d{2})$/.exec(cursor ?? '');
  const [, guide, store, validFrom] = parts ?? [];
  if (!guide || !store || !validFrom || Number.isNaN(Date.parse(validFrom))) return null;
  return { guide, store, validFrom };
}
