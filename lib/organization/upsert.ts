/**
 * Writing many rows by the caller's codes: what is new, what changes and what stays, decided without a database.
 * The API, the imports and the console's forms all write through this.
 */
export type UpsertProblem = { path: string; code: string };
export type UpsertOutcome = 'created' | 'updated' | 'unchanged' | 'invalid';
export type UpsertResult = {
  /** Place in the list that was sent. */
  index: number;
  code: string;
  /** Null only when invalid. */
  id: string | null;
  outcome: UpsertOutcome;
  problems: UpsertProblem[];
  /** The fields that changed, as they were; null when created. Undoing an import writes them back. */
  before: Record<string, unknown> | null;
};

/** An item whose references are already resolved; `values` without a key leave that field as it is. */
export type UpsertItem = { code: string; values: Record<string, unknown>; problems?: UpsertProblem[] };
type KnownRow = { id: string; code: string } & Record<string, unknown>;
export type UpsertWrite = { id: string; code: string; isNew: boolean; values: Record<string, unknown> };
export type UpsertPlan = { results: UpsertResult[]; writes: UpsertWrite[] };

/** Equal as the database would see it: bigint, dates and nested objects by their text. */
function isSame(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner) => {
    if (typeof inner === 'bigint') return inner.toString();
    // jsonb forgets the order of keys.
    if (inner && typeof inner === 'object' && !Array.isArray(inner))
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    return inner;
  });
}

/** Names of the given fields whose value differs from the row's. */
export function changedFields(row: Record<string, unknown>, values: Record<string, unknown>): string[] {
  return Object.keys(values).filter((key) => values[key] !== undefined && !isSame(row[key], values[key]));
}

export const pick = (row: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, row[key] ?? null]));

/** Outcome of every item in order. A code sent twice in one list is refused the second time. */
export function planUpsert(question: {
  items: readonly UpsertItem[];
  known: ReadonlyMap<string, KnownRow>;
  newId: (code: string) => string;
}): UpsertPlan {
  const seen = new Set<string>();
  const plan: UpsertPlan = { results: [], writes: [] };
  question.items.forEach((item, index) => {
    const repeated = seen.has(item.code) ? [{ path: 'code', code: 'repeated' }] : [];
    seen.add(item.code);
    const problems = [...(item.problems ?? []), ...repeated];
    const row = question.known.get(item.code);
    const changed = row ? changedFields(row, item.values) : Object.keys(item.values);
    const outcome: UpsertOutcome =
      problems.length > 0 ? 'invalid' : !row ? 'created' : changed.length > 0 ? 'updated' : 'unchanged';
    const id = outcome === 'invalid' ? null : (row?.id ?? question.newId(item.code));
    const before = row && outcome !== 'invalid' ? pick(row, changed) : null;
    plan.results.push({ index, code: item.code, id, outcome, problems, before });
    if (id && (outcome === 'created' || outcome === 'updated'))
      plan.writes.push({ id, code: item.code, isNew: !row, values: pick(item.values, changed) });
  });
  return plan;
}

type Parsed<T> = { success: true; data: T } | { success: false; error: { issues: Issue[] } };
type Issue = { path: PropertyKey[]; message: string };

/** Reads a list item by item, so that one bad item does not lose the good ones. */
export function parseItems<T>(
  input: { safeParse: (raw: unknown) => Parsed<T> },
  raw: readonly unknown[],
): { items: { index: number; item: T }[]; invalid: UpsertResult[] } {
  const items: { index: number; item: T }[] = [];
  const invalid: UpsertResult[] = [];
  raw.forEach((one, index) => {
    const parsed = input.safeParse(one);
    if (parsed.success) items.push({ index, item: parsed.data });
    else
      invalid.push({
        index,
        code: codeOf(one),
        id: null,
        outcome: 'invalid',
        problems: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.message })),
        before: null,
      });
  });
  return { items, invalid };
}

function codeOf(raw: unknown): string {
  const code = raw && typeof raw === 'object' ? (raw as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code.slice(0, 64) : '';
}

/** What a caller of the API is told: counts, and a line for each item. */
export function upsertReply(total: number, results: readonly UpsertResult[]) {
  const count = (outcome: UpsertOutcome) => results.filter((result) => result.outcome === outcome).length;
  return {
    total,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    invalid: count('invalid'),
    results: [...results]
      .sort((a, b) => a.index - b.index)
      .map(({ index, code, outcome, problems }) => ({
        index,
        code,
        status: outcome,
        ...(problems.length > 0 ? { errors: problems } : {}),
      })),
  };
}
