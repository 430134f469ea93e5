import type { Progress } from './progress';

/** Stores a page of the table holds. */
export const PAGE_SIZE = 50;

/** The page of rows after a code, its first place, and the codes after which the pages beside it begin. */
export function pageAfter<T extends { code: string }>(
  rows: readonly T[],
  after: string,
): { rows: T[]; from: number; prev: string | null; next: string | null } {
  const start = after === '' ? 0 : rows.filter(({ code }) => code <= after).length;
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
