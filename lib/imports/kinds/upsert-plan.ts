import type { ImportKind } from '../fields';
import type { ProblemParams, RowProblemCode } from '../problem';

/** Kinds that change things by code, as against facts. */
export type UpsertKind = Extract<ImportKind, 'stores' | 'guides' | 'products' | 'targets'>;
export const isUpsertKind = (kind: ImportKind): kind is UpsertKind =>
  kind === 'stores' || kind === 'guides' || kind === 'products' || kind === 'targets';

/** A row on its way to an upsert: its code and what is sent, or why not. `field` is a field of the mapping. */
export type Fault = { field: string; code: RowProblemCode; params?: ProblemParams };
/** `code` '' = it cannot be told from what the row says. */
export type Draft = { code: string; input: Record<string, unknown>; faults: Fault[] };

/** What the upserts of the nouns answer, as problems of a row. */
const UPSERT_CODES: Record<string, RowProblemCode> = {
  required: 'required',
  unknown_brand: 'brand_unknown',
  unknown_region: 'region_unknown',
  unknown_store: 'store_unknown',
  unknown_category: 'category_unknown',
  not_found: 'out_of_reach',
  out_of_reach: 'region_unknown',
  needs_approval: 'status_needs_approval',
  status_not_allowed: 'status_not_allowed',
  no_spaces: 'code_spaces',
  too_long: 'value_refused',
  not_a_phone: 'phone_invalid',
  too_large: 'money_out_of_range',
};

const FIELD_OF: Partial<Record<UpsertKind, Record<string, string>>> = {
  stores: { cityCode: 'city', managerName: 'manager' },
  products: { listPriceFen: 'price' },
  targets: { netFen: 'amount' },
};

/** A problem of an upsert (`path`, `code`) in the words of the mapping. */
export function faultOfUpsert(kind: UpsertKind, problem: { path: string; code: string }): Fault {
  const path = problem.path.split('.')[0] ?? '';
  return {
    field: FIELD_OF[kind]?.[path] ?? path,
    code: UPSERT_CODES[problem.code] ?? 'value_refused',
  };
}
