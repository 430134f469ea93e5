/** Every reason why a row is refused. Sentence and cure: messages/<locale>/imports.json, `problems.<code>`. */
export const ROW_PROBLEM_CODES = [
  'required',
  'too_long',
  'row_short',
  'row_long',
  'code_control_characters',
  'phone_scientific',
  'phone_masked',
  'phone_invalid',
  'phone_not_mobile',
  'identity_missing',
  'date_ambiguous',
  'date_two_digit_year',
  'date_unreadable',
  'date_not_real',
  'date_out_of_range',
  'date_order',
  'time_unreadable',
  'money_unreadable',
  'money_scientific',
  'money_grouping',
  'money_fraction',
  'money_out_of_range',
  'money_negative',
  'number_unreadable',
  'number_out_of_range',
  'coordinate_alone',
  'coordinate_out_of_range',
  'coordinates_swapped',
  'coordinates_zero',
  'hours_unreadable',
  'choice_unknown',
  'text_damaged',
  'identity_invalid',
  'store_unknown',
  'store_ambiguous',
  'guide_unknown',
  'brand_unknown',
  'region_unknown',
  'region_ambiguous',
  'product_unknown',
  'category_unknown',
  'code_spaces',
  'code_repeated',
  'target_repeated',
  'known_otherwise',
  'order_inconsistent',
  'order_incomplete',
  'in_the_future',
  'too_long_ago',
  'out_of_reach',
  'status_needs_approval',
  'status_not_allowed',
  'value_refused',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEM_CODES)[number];

/** What is taken in and still worth a look. */
export const ROW_WARNING_CODES = [
  'coordinates_outside_china',
  'city_unknown',
  'phone_repaired',
  'row_repeated',
  'repeated_skipped',
  'known_changed',
  'known_skipped',
] as const;
export type RowWarningCode = (typeof ROW_WARNING_CODES)[number];

/** Figures and fixed words for the sentence, never the cell itself: that is personal and travels in `value`. */
export type ProblemParams = Record<string, string | number>;
export type RowProblem = { field: string; code: RowProblemCode; value: string; params?: ProblemParams };
export type RowWarning = { field: string; code: RowWarningCode; value: string; params?: ProblemParams };

/** `partial`: the row with its bad cells left empty, so that what the others refer to is looked at in the same pass. */
export type RowResult<Row> =
  | { ok: true; row: Row; warnings: RowWarning[] }
  | { ok: false; partial: Row; problems: RowProblem[]; warnings: RowWarning[] };

/** What a value file answers: the value, or the code of the problem. */
export type Parsed<Value> =
  | { ok: true; value: Value }
  | { ok: false; code: RowProblemCode; params?: ProblemParams };

export const parsed = <Value>(value: Value): Parsed<Value> => ({ ok: true, value });
export const refused = (code: RowProblemCode, params?: ProblemParams): Parsed<never> =>
  params ? { ok: false, code, params } : { ok: false, code };
