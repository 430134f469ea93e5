import type { Day } from '@/lib/time';

/** Where a store stood: from `from` (inclusive) to `to` (exclusive; null = open). */
export type RegionInterval = { readonly regionId: string; readonly from: Day; readonly to: Day | null };

/** The first interval of every store starts here: there is no day on which a store stands nowhere. */
export const BEGINNING = '1900-01-01' as Day;

/** The interval that holds a day. */
export function intervalOn(intervals: readonly RegionInterval[], day: Day): RegionInterval | null {
  return intervals.find(({ from, to }) => from <= day && (to === null || day < to)) ?? null;
}

/**
 * The history after a move that takes effect on a day: from that day to the next recorded move the store stands in
 * the new region. Moves recorded for later days stay. Neighbours of the same region become one.
 */
export function withMove(
  intervals: readonly RegionInterval[],
  move: { regionId: string; on: Day },
): RegionInterval[] {
  const starts = intervals.map(({ regionId, from }) => ({ regionId, from }));
  const others = starts.filter((start) => start.from !== move.on);
  return joined([...others, { regionId: move.regionId, from: move.on }]);
}

/** The history without the move that takes effect on a day: the region before it lasts on. */
export function withoutMove(intervals: readonly RegionInterval[], on: Day): RegionInterval[] {
  return joined(intervals.filter(({ from }) => from !== on || from === BEGINNING));
}

function joined(starts: readonly { regionId: string; from: Day }[]): RegionInterval[] {
  const sorted = [...starts].sort((a, b) => (a.from < b.from ? -1 : 1));
  const kept = sorted.filter((start, index) => start.regionId !== sorted[index - 1]?.regionId);
  return kept.map(({ regionId, from }, index) => ({ regionId, from, to: kept[index + 1]?.from ?? null }));
}

/** The region to go back to on the same day so that everything is as it was before a move; null when no move does that. */
export function wayBack(
  before: readonly RegionInterval[],
  move: { regionId: string; on: Day },
): string | null {
  const regionId = intervalOn(before, move.on)?.regionId;
  if (!regionId) return null;
  const back = withMove(withMove(before, move), { regionId, on: move.on });
  return changedSpan(before, back) === null && back.length === before.length ? regionId : null;
}

/** The days on which two histories differ: first one, and the day after the last one (null = no end). */
export function changedSpan(
  before: readonly RegionInterval[],
  after: readonly RegionInterval[],
): { from: Day; to: Day | null } | null {
  const edges = [...new Set([...before, ...after].map(({ from }) => from))].sort();
  const differs = edges.map((day) => intervalOn(before, day)?.regionId !== intervalOn(after, day)?.regionId);
  const first = differs.indexOf(true);
  if (first < 0) return null;
  return { from: edges[first] as Day, to: edges[differs.lastIndexOf(true) + 1] ?? null };
}

/** What a change of history takes away: where the store stood on the days that differ, piece by piece. */
export function lostStays(
  before: readonly RegionInterval[],
  after: readonly RegionInterval[],
): RegionInterval[] {
  const edges = [...new Set([...before, ...after].map(({ from }) => from))].sort();
  const pieces = edges.flatMap((from, index) => {
    const stood = intervalOn(before, from);
    if (!stood || stood.regionId === intervalOn(after, from)?.regionId) return [];
    return [{ regionId: stood.regionId, from, to: edges[index + 1] ?? null }];
  });
  const isBegun = (piece: RegionInterval, last: RegionInterval | undefined) =>
    last?.regionId === piece.regionId && last.to === piece.from;
  const firsts = pieces.filter((piece, index) => !isBegun(piece, pieces[index - 1]));
  const ends = pieces.filter(
    (piece, index) => !pieces[index + 1] || !isBegun(pieces[index + 1] as RegionInterval, piece),
  );
  return firsts.map((first, index) => ({ ...first, to: ends[index]?.to ?? null }));
}

/** The regions that lose days of a store, and those that gain them. */
export function sidesOfChange(before: readonly RegionInterval[], after: readonly RegionInterval[]) {
  const ids = (stays: RegionInterval[]) => [...new Set(stays.map(({ regionId }) => regionId))];
  return { lost: ids(lostStays(before, after)), gained: ids(lostStays(after, before)) };
}
