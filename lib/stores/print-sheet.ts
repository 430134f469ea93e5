/** What a print sheet is asked for by its address. */
export type PrintQuestion = { storeIds: string[]; ids: string[]; query: string | null; perPage: PerPage };

/** Cards on one sheet of A4. */
export const PER_PAGE = [1, 4, 8] as const;
export type PerPage = (typeof PER_PAGE)[number];
/** More are printed in several goes. */
export const MOST_CARDS = 400;
/** Stores an address names one by one; more are asked for by the list's own question. */
export const MOST_NAMED = 100;

type SearchParams = Record<string, string | string[] | undefined>;
const all = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat().slice(0, MOST_NAMED);

/** `?store=…&store=…`, `?touchpoint=…` or `?list=` with the question of the list; `per` is how many on a page. */
export function parsePrint(params: SearchParams): PrintQuestion {
  const [query] = all(params.list);
  return {
    ...{ storeIds: all(params.store), ids: all(params.touchpoint), query: query ?? null },
    perPage: PER_PAGE.find((count) => String(count) === params.per) ?? 4,
  };
}

/** The address of the same sheets with another number of cards a page. */
export function printHref({ storeIds, ids, query, perPage }: PrintQuestion): `/print/touchpoints?${string}` {
  const params = new URLSearchParams();
  for (const id of storeIds) params.append('store', id);
  for (const id of ids) params.append('touchpoint', id);
  if (query !== null) params.set('list', query);
  params.set('per', String(perPage));
  return `/print/touchpoints?${params}`;
}

/** Cards dealt to sheets. */
export const sheetsOf = <Card>(cards: readonly Card[], perPage: number): Card[][] =>
  Array.from({ length: Math.ceil(cards.length / perPage) }, (_, at) =>
    cards.slice(at * perPage, (at + 1) * perPage),
  );
