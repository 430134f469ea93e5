/** Which rows are chosen: some by id, or all that match the list's query (the server evaluates it again). */
export type SelectionState = { ids: ReadonlySet<string>; isAll: boolean };

export const nothingSelected: SelectionState = { ids: new Set(), isAll: false };

/** After one checkbox, or the page's checkbox, changed. Unchecking under "all" falls back to the page's other rows. */
export function afterToggle({ state, ids, isOn, page }: Toggle): SelectionState {
  const next = new Set(state.isAll ? page : state.ids);
  for (const id of ids) {
    if (isOn) next.add(id);
    else next.delete(id);
  }
  return { ids: next, isAll: false };
}
type Toggle = { state: SelectionState; ids: readonly string[]; isOn: boolean; page: readonly string[] };

/** The rows of a page from one to another, both included, in the page's order; the one alone when the other is not on it. */
export function rowsBetween(page: readonly string[], from: string | null, to: string): string[] {
  const [a, b] = [from === null ? -1 : page.indexOf(from), page.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return page.slice(Math.min(a, b), Math.max(a, b) + 1);
}

export function countSelected({ state, total }: { state: SelectionState; total: number }): number {
  return state.isAll ? total : state.ids.size;
}

/** How the page's own checkbox looks: none, some or all of the rows in view. */
export function pageMark({ state, page }: { state: SelectionState; page: readonly string[] }) {
  if (state.isAll) return page.length > 0 ? 'all' : 'none';
  const hits = page.filter((id) => state.ids.has(id)).length;
  return hits === 0 ? 'none' : hits === page.length ? 'all' : 'some';
}
