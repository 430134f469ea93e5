import { nameKey } from './name-key';
import type { SearchKeys } from './search-keys';

/** A name with its keys; `words` are others it goes by, such as a code or an address. */
export type Findable = SearchKeys & { words: readonly string[] };

/**
 * How near a text is to a name, 0 = the name itself, or null when it does not match: the rule of the lists
 * (text-match-sql.ts) for the few names that are at hand. Initials and words match from their beginning only.
 */
export function matchNearness(name: Findable, text: string): number | null {
  const key = nameKey(text);
  // Input methods put spaces and apostrophes between the syllables of what is not yet a word.
  const letters = key.replace(/[\s']/g, '');
  if (key === '') return null;
  const words = name.words.map(nameKey);
  const ranks = [
    name.nameKey === key || words.includes(key),
    name.nameKey.startsWith(key),
    letters !== '' && name.pinyinInitials.startsWith(letters),
    letters !== '' && name.pinyinFull.startsWith(letters),
    words.some((word) => word.startsWith(key)),
    name.nameKey.includes(key),
  ];
  const rank = ranks.indexOf(true);
  return rank === -1 ? null : rank;
}

/** Those that match, nearest first; equally near ones keep their order. Nothing typed = all of them. */
export function matchingText<T extends Findable>(names: readonly T[], text: string): T[] {
  if (nameKey(text) === '') return [...names];
  return names
    .flatMap((name) => {
      const rank = matchNearness(name, text);
      return rank === null ? [] : [{ name, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ name }) => name);
}
