import 'server-only';
import type { Context } from '@/lib/auth/context';
import { openText } from '@/lib/personal-data';
import { MappingInput } from '../input';
import { knownValues } from '../known-values';
import { maskPhones } from '../masked';
import type { ProblemGroup } from '../problem-groups';
import { suggestions } from '../suggest';
import { loadChoices } from './load-references';
import { keyOf, readImport } from './open-file';

/** A group of problems with what may be meant. `shown`: the cell with phones masked. */
export type ShownGroup = ProblemGroup & { shown: string | null; isFixable: boolean; suggestions: string[] };
export type Groups = { groups: ShownGroup[]; known: Record<string, string[]> };

/** More words are a list to choose from, no suggestion. */
const FEW = 3;

/** What a cell may mean; for a blank one the words its field knows, where they are few. */
function suggested({ value, field }: ProblemGroup, known: Groups['known']): string[] {
  const words = (field !== null && known[field]) || [];
  if (value === null) return [];
  return value === '' ? (words.length <= FEW ? words : []) : suggestions(value, words);
}

/** What is wrong with a file by what one act may put right, and the words its choice fields know. */
export async function listGroups(ctx: Context, { id }: { id: string }): Promise<Groups> {
  const opened = await readImport(ctx, id);
  const key = keyOf(opened);
  const { row } = opened;
  const found = row.groupsCipher ? (JSON.parse(openText(key, row.groupsCipher)) as ProblemGroup[]) : [];
  const mapping = MappingInput.parse(row.mapping);
  const choices = await loadChoices(ctx, row.kind);
  const known: Record<string, string[]> = {};
  for (const field of Object.keys(mapping.fields)) {
    const words = knownValues(row.kind, field, choices);
    if (words.length > 0) known[field] = words;
  }
  const groups = found.map((group) => ({
    ...group,
    shown: group.value === null ? null : maskPhones(group.value),
    isFixable: group.value !== null && group.field !== null && mapping.fields[group.field]?.from === 'column',
    suggestions: suggested(group, known),
  }));
  return { groups, known };
}
