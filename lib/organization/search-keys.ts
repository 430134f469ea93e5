import { pinyinKeys } from '@/lib/organization/pinyin';
import { nameKey } from './name-key';

export type SearchKeys = { nameKey: string; pinyinFull: string; pinyinInitials: string };

/** What a name is found by: itself in one spelling, its pinyin and its initials. */
export function searchKeys(name: string): SearchKeys {
  const { full, initials } = pinyinKeys(name);
  return { nameKey: nameKey(name), pinyinFull: full, pinyinInitials: initials };
}

const known = new Map<string, SearchKeys>();
const mostKnown = 10_000;

/** The same for names that are asked about again and again and have no columns of their own: regions, places of the menu. */
export function knownSearchKeys(name: string): SearchKeys {
  const keys = known.get(name) ?? searchKeys(name);
  if (known.size >= mostKnown) known.clear();
  known.set(name, keys);
  return keys;
}
