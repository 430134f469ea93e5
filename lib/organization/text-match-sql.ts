import { type AnyColumn, or, type SQL, sql } from 'drizzle-orm';
import { nameKey } from './name-key';

type SearchColumns = {
  nameKey: AnyColumn;
  code: AnyColumn;
  pinyinInitials: AnyColumn;
  pinyinFull?: AnyColumn;
};

/** One spelling of what was typed, and its letters alone: input methods put spaces and apostrophes between syllables. */
function spellings(text: string): { key: string; letters: string | null } {
  const key = nameKey(text);
  const letters = key.replace(/[\s']/g, '');
  // A single letter stands somewhere in almost every name's initials.
  return { key, letters: letters.length > 1 ? letters : null };
}

/** A part of the name, of its initials or of the code; the whole pinyin from its beginning. Nothing typed = no condition. */
export function matchesText(columns: SearchColumns, text: string): SQL | undefined {
  const { key, letters } = spellings(text);
  if (key === '') return undefined;
  return or(
    sql`strpos(${columns.nameKey}, ${key}) > 0`,
    sql`strpos(lower(${columns.code}), ${key}) > 0`,
    letters === null ? undefined : sql`strpos(${columns.pinyinInitials}, ${letters}) > 0`,
    letters === null || !columns.pinyinFull ? undefined : sql`starts_with(${columns.pinyinFull}, ${letters})`,
  );
}

/** How near a match is, nearest = 0: the code itself, then what begins the name, its initials or the code, then parts. */
export function nearness(columns: SearchColumns, text: string): SQL {
  const { key, letters } = spellings(text);
  return sql`(case
    when lower(${columns.code}) = ${key} or ${columns.nameKey} = ${key} then 0
    when starts_with(${columns.nameKey}, ${key}) then 1
    when starts_with(${columns.pinyinInitials}, ${letters ?? key}) then 2
    when starts_with(lower(${columns.code}), ${key}) then 3
    when strpos(${columns.nameKey}, ${key}) > 0 then 4
    else 5 end)`;
}
