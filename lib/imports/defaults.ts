import { fieldsOf } from './fields';
import type { Mapping } from './mapping';

/** What an organization offers for the fields a file lacks; codes and names as a person chooses them. */
export type Choice = { code: string; name: string };
export type Choices = { brands: Choice[]; regions: Choice[]; stores: Choice[] };

/** Fields whose fixed value is chosen from a list, and which list. */
export const CHOSEN_FIELDS: Record<string, keyof Choices> = {
  brand: 'brands',
  region: 'regions',
  store: 'stores',
};

/** Fills what can be only one thing: the only brand, the top region, the only store. */
export function withDefaults(mapping: Mapping, choices: Choices): Mapping {
  const fields = { ...mapping.fields };
  for (const { name } of fieldsOf(mapping.kind)) {
    const list = CHOSEN_FIELDS[name] && choices[CHOSEN_FIELDS[name]];
    const [first] = list ?? [];
    if (fields[name] || !first) continue;
    // Regions stand with their top first: a store without a region belongs to the whole.
    const isOnly = list?.length === 1 || (name === 'region' && mapping.kind === 'stores');
    if (isOnly && mapping.kind !== 'products') fields[name] = { from: 'constant', value: first.code };
  }
  return { ...mapping, fields };
}
