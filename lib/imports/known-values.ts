import { listCities } from '@/lib/organization/cities';
import { CHOSEN_FIELDS, type Choices } from './defaults';
import type { ImportKind } from './fields';
import { GENDERS, GUIDE_ROLES, PRODUCT_STATUSES, STORE_STATUSES, YES_NO } from './values/choice';

/** A longer list helps nobody who types. */
const LIMIT = 500;

const firstWords = (choices: Record<string, readonly string[]>) =>
  Object.values(choices).map((words) => words[0] ?? '');

const FIXED: Partial<Record<ImportKind, Record<string, string[]>>> = {
  stores: { status: firstWords(STORE_STATUSES) },
  guides: { role: firstWords(GUIDE_ROLES) },
  members: { gender: firstWords(GENDERS), smsConsent: firstWords(YES_NO) },
  products: { status: firstWords(PRODUCT_STATUSES) },
};

/** The words a field takes, as people write them in a cell; none for free text. */
export function knownValues(kind: ImportKind, field: string, choices: Choices): string[] {
  if (kind === 'stores' && field === 'city') return listCities().map((city) => city.name);
  const fixed = FIXED[kind]?.[field];
  if (fixed) return fixed;
  const list = CHOSEN_FIELDS[field];
  if (!list) return [];
  // Stores may share a name; their code is always one of them.
  const words = choices[list].map(({ code, name }) => (list === 'stores' ? code : name.trim()));
  return words.slice(0, LIMIT);
}
