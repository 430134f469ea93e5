import { pinyinKeys } from '@/lib/organization/pinyin';

/** What a name is found by: itself in one spelling, its pinyin and its initials. */
export function searchKeys(name: string): { nameKey: string; pinyinFull: string; pinyinInitials: string } {
  const { full, initials } = pinyinKeys(name);
  return { nameKey: nameKey(name), pinyinFull: full, pinyinInitials: initials };
}

/** One spelling of a name or of what is typed to find it: NFKC, lower case, single spaces. */
export const nameKey = (text: string): string =>
  text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
