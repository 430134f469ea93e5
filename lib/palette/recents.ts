/** Things that have a page of their own, by the first part of its address. */
const kindOfPlace = { stores: 'stores', guides: 'guides', goods: 'products' } as const;
export type RecentKind = (typeof kindOfPlace)[keyof typeof kindOfPlace];
/** Only what names a thing to the server: what it is called comes from there, within one's reach of today. */
export type Recent = { kind: RecentKind; id: string };

export const mostRecents = 6;

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const isUuid = (text: unknown): boolean => typeof text === 'string' && uuid.test(text);
const isKind = (kind: unknown): kind is RecentKind =>
  Object.values(kindOfPlace).some((known) => known === kind);

/** The thing whose page stands at an address, if it is one. */
export function recentOf(path: string): Recent | null {
  const [, place = '', id = ''] = path.split('/');
  const kind = Object.hasOwn(kindOfPlace, place) ? kindOfPlace[place as keyof typeof kindOfPlace] : null;
  return kind && isUuid(id) ? { kind, id } : null;
}

/** The list after a thing was opened: it stands first, once. */
export const withRecent = (recents: readonly Recent[], opened: Recent): Recent[] =>
  [opened, ...recents.filter(({ id }) => id !== opened.id)].slice(0, mostRecents);

/** What was kept for `owner`; another person's list, or anything else that stands there, is none. */
export function parseRecents(text: string | null, owner: string): Recent[] {
  try {
    const kept = JSON.parse(text ?? '') as { owner?: unknown; recents?: unknown };
    if (kept.owner !== owner || !Array.isArray(kept.recents)) return [];
    return kept.recents
      .filter((one): one is Recent => isKind(one?.kind) && isUuid(one?.id))
      .map(({ kind, id }) => ({ kind, id }))
      .slice(0, mostRecents);
  } catch {
    return [];
  }
}

export const recentsText = (owner: string, recents: readonly Recent[]): string =>
  JSON.stringify({ owner, recents });
