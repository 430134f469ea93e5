/**
 * The state of a list as it stands in the URL, and back. Everything here comes from outside: unknown columns, a
 * thousand filters, broken encodings and prototype names are dropped in silence and a clean state remains.
 *
 *   ?q=静安&sort=-gmv&f.status=live&f.status=paused&after=…&cols=name,gmv&density=compact
 */
export type Density = 'compact' | 'default' | 'relaxed';
export type Sort = { key: string; isDescending: boolean };
export type Cursor = { side: 'after' | 'before'; token: string };
export type TableState = {
  search: string;
  sort: Sort | null;
  filters: Readonly<Record<string, readonly string[]>>;
  cursor: Cursor | null;
  /** Shown columns in order, or null for the list's own. */
  columns: readonly string[] | null;
  /** Shown columns that stay at the left while the others scroll, in order. */
  pinned: readonly string[];
  density: Density;
  view: string | null;
};

/** What a list allows; anything else in the URL is not ours. */
export type TableRules = {
  sortable: readonly string[];
  filters: readonly string[];
  columns: readonly string[];
  defaultSort?: Sort;
};

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

const DENSITIES: readonly Density[] = ['compact', 'default', 'relaxed'];
const LONGEST = 200;
const MOST_VALUES = 50;
/** More would leave no room for what scrolls. */
export const MOST_PINNED = 3;
const TOKEN = /^[A-Za-z0-9_\-.~=:]{1,512}$/;
const VIEW = /^[A-Za-z0-9-]{1,64}$/;

export function parseTableState({ params, rules }: { params: SearchParams; rules: TableRules }): TableState {
  return {
    search: cleanText(one(params, 'q')),
    sort: parseSort(one(params, 'sort'), rules) ?? rules.defaultSort ?? null,
    filters: parseFilters(params, rules),
    cursor: parseCursor(params),
    columns: parseColumns(one(params, 'cols'), rules),
    pinned: (parseColumns(one(params, 'pin'), rules) ?? []).slice(0, MOST_PINNED),
    density: DENSITIES.find((density) => density === one(params, 'density')) ?? 'default',
    view: VIEW.test(one(params, 'view')) ? one(params, 'view') : null,
  };
}

/** The query string without `?`; what equals the default is left out, so equal states have equal addresses. */
export function serialiseTableState({ state, rules }: Stated): string {
  const kept = questionOf({ state, rules });
  const query = new URLSearchParams(state.view ? { view: kept.size > 0 ? state.view : wholeList } : {});
  for (const [name, value] of kept) query.append(name, value);
  if (state.cursor) query.set(state.cursor.side, state.cursor.token);
  return query.toString();
}
type Stated = { state: TableState; rules: TableRules };

/** What a view keeps of a state: everything but its own name and the page. */
export function viewQuery(stated: Stated): string {
  return questionOf(stated).toString();
}

/** Only what rows must match: search and filters. */
export function filterQuery({ state, rules }: Stated): string {
  return viewQuery({
    state: { ...state, sort: rules.defaultSort ?? null, columns: null, pinned: [], density: 'default' },
    rules,
  });
}

/** `view=all` is the list as it is, for who has chosen another view to open with. */
export const wholeList = 'all';

/** An address that names a view and nothing else would mean the view as it was saved, not emptied. */
export function settleView(query: URLSearchParams): URLSearchParams {
  if (query.size === 1 && query.has('view')) query.set('view', wholeList);
  return query;
}

function questionOf({ state, rules }: Stated): URLSearchParams {
  const query = new URLSearchParams();
  if (state.search) query.set('q', state.search);
  if (state.sort && !sameSort(state.sort, rules.defaultSort)) query.set('sort', sortText(state.sort));
  for (const key of rules.filters)
    for (const value of state.filters[key] ?? []) query.append(`f.${key}`, value);
  if (state.columns) query.set('cols', state.columns.join(','));
  if (state.pinned.length > 0) query.set('pin', state.pinned.join(','));
  if (state.density !== 'default') query.set('density', state.density);
  return query;
}

type Change = { state: TableState; change: Partial<TableState>; rules: TableRules; path: string };

/** Address of the list after a change. Another question starts at its first page; looks keep the page. */
export function tableHref({ state, change, rules, path }: Change): string {
  const asksAnew = ['search', 'sort', 'filters', 'view'].some((name) => name in change);
  const next = { ...state, ...(asksAnew ? { cursor: null } : {}), ...change };
  const query = serialiseTableState({ state: next, rules });
  return query ? `${path}?${query}` : path;
}

/** The sort a click on a header asks for: first descending (largest first), then ascending, then the default. */
export function nextSort({ current, key }: { current: Sort | null; key: string }): Sort | null {
  if (current?.key !== key) return { key, isDescending: true };
  return current.isDescending ? { key, isDescending: false } : null;
}

/** The filters without one value, or without a whole filter when no value is given. */
export function withoutFilter({ filters, key, value }: FilterValue): TableState['filters'] {
  const rest = value === undefined ? [] : (filters[key] ?? []).filter((other) => other !== value);
  const { [key]: _, ...others } = filters;
  return rest.length > 0 ? { ...others, [key]: rest } : others;
}
type FilterValue = { filters: TableState['filters']; key: string; value?: string };

export function sortText(sort: Sort): string {
  return `${sort.isDescending ? '-' : ''}${sort.key}`;
}

function one(params: SearchParams, key: string): string {
  const value = Object.hasOwn(params, key) ? params[key] : undefined;
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

/** Full-width forms folded, control characters out, spaces joined, cut at a length no name needs. */
function cleanText(text: string): string {
  return (
    text
      .normalize('NFKC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
      .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff\ufffd]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST)
      // a cut must not leave half a character
      .replace(/[\ud800-\udbff]$/, '')
  );
}

function parseSort(text: string, rules: TableRules): Sort | null {
  const key = text.replace(/^-/, '');
  return rules.sortable.includes(key) ? { key, isDescending: text.startsWith('-') } : null;
}

function parseFilters(params: SearchParams, rules: TableRules): TableState['filters'] {
  const found: [string, string[]][] = [];
  for (const key of rules.filters) {
    const name = `f.${key}`;
    const raw = Object.hasOwn(params, name) ? params[name] : undefined;
    const values = (typeof raw === 'string' ? [raw] : (raw ?? [])).slice(0, MOST_VALUES);
    const clean = [...new Set(values.map(cleanText).filter((value) => value !== ''))];
    if (clean.length > 0) found.push([key, clean]);
  }
  return Object.fromEntries(found);
}

function parseCursor(params: SearchParams): Cursor | null {
  for (const side of ['after', 'before'] as const) {
    const token = one(params, side);
    if (TOKEN.test(token)) return { side, token };
  }
  return null;
}

function parseColumns(text: string, rules: TableRules): string[] | null {
  const keys = text.slice(0, 2000).split(',');
  const known = [...new Set(keys.filter((key) => rules.columns.includes(key)))];
  return known.length > 0 ? known : null;
}

function sameSort(sort: Sort, other?: Sort): boolean {
  return sort.key === other?.key && sort.isDescending === other.isDescending;
}
