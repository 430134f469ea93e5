import type { Progress } from './progress';

/** Stores a page of the table holds. */
export const PAGE_SIZE = 50;

export const TARGET_SORTS = ['-achieved', 'achieved'] as const;
/** By the achieved share, largest or smallest first; without one, by code. */
export type TargetSort = (typeof TARGET_SORTS)[number];

/** What a press on the head asks for next: largest first, smallest first, by code again. */
export const nextTargetSort = (sort: TargetSort | undefined): TargetSort | undefined =>
  sort === undefined ? '-achieved' : sort === '-achieved' ? 'achieved' : undefined;

type Aimed = { code: string; targetFen: bigint | null; actualFen: bigint | null };

/** Rows in the order asked for, exactly; what has no target has no share and comes last either way. */
export function sortedBy<T extends Aimed>(rows: readonly T[], sort: TargetSort | undefined): T[] {
  if (!sort) return [...rows];
  const way = sort === 'achieved' ? 1n : -1n;
  const hasShare = ({ targetFen }: Aimed) => targetFen !== null && targetFen > 0n;
  return rows.toSorted((a, b) => {
    if (hasShare(a) !== hasShare(b)) return hasShare(a) ? -1 : 1;
    // a/b < c/d as a·d < c·b: no share is rounded.
    const apart = (a.actualFen ?? 0n) * (b.targetFen ?? 0n) - (b.actualFen ?? 0n) * (a.targetFen ?? 0n);
    if (hasShare(a) && apart !== 0n) return apart * way < 0n ? -1 : 1;
    return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
  });
}

/**
 * The page of rows after the one of a code, its first place, and the codes after which the pages beside it begin. By code,
 * a code that is not there is still a place; in another order it is the beginning.
 */
export function pageAfter<T extends { code: string }>(
  rows: readonly T[],
  { after, sort }: { after: string; sort?: TargetSort },
): { rows: T[]; from: number; prev: string | null; next: string | null } {
  const passed = sort
    ? rows.findIndex(({ code }) => code === after) + 1
    : rows.filter(({ code }) => code <= after).length;
  const start = after === '' ? 0 : passed;
  const page = rows.slice(start, start + PAGE_SIZE);
  const before = rows[start - PAGE_SIZE - 1];
  return {
    rows: page,
    from: start + 1,
    prev: start === 0 ? null : (before?.code ?? ''),
    next: start + PAGE_SIZE < rows.length ? (page.at(-1)?.code ?? null) : null,
  };
}

/** How many stores have a target, and what they all made in the same month last year. */
export function coverageOf(stores: readonly { targetFen: bigint | null; lastYearFen: bigint | null }[]): {
  stores: number;
  aimed: number;
  lastYearFen: bigint | null;
} {
  const known = stores.flatMap(({ lastYearFen }) => (lastYearFen === null ? [] : [lastYearFen]));
  return {
    stores: stores.length,
    aimed: stores.filter(({ targetFen }) => targetFen !== null).length,
    lastYearFen: known.length === 0 ? null : known.reduce((a, b) => a + b, 0n),
  };
}

/** Rows with where each of them stands. */
export function withProgress<T extends { storeId: string }>(
  rows: readonly T[],
  progress: readonly { storeId: string; progress: Progress }[],
): (T & { progress: Progress | null })[] {
  const known = new Map(progress.map((one) => [one.storeId, one.progress]));
  return rows.map((row) => ({ ...row, progress: known.get(row.storeId) ?? null }));
}

/** The regions from the top down to the one named; the top alone when it is not known. */
export function pathTo(
  regions: readonly { id: string; parentId: string | null; code: string; name: string }[],
  { code, whole }: { code: string | undefined; whole: string },
): { code: string | undefined; name: string }[] {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const path: { code: string; name: string }[] = [];
  let at = regions.find((region) => region.code === code);
  while (at && at.parentId !== null) {
    path.unshift({ code: at.code, name: at.name });
    at = byId.get(at.parentId);
  }
  return [{ code: undefined, name: whole }, ...path];
}
