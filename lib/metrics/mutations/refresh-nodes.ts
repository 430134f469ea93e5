import 'server-only';
import type { RawSql } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { type Day, monthStart, weekStart } from '@/lib/time';
import { clearCategoryDays, clearChannelDays, fillCategoryDays, fillChannelDays } from '../channels-sql';
import { oneFollower } from '../flows-sql';
import {
  clearNodeAssets,
  clearNodeBuyers,
  clearNodeDays,
  dropDirtyDays,
  fillNodeAssets,
  fillNodeBuyers,
  fillNodeDays,
  fillNodeMoves,
  joinByHash,
  laterMoves,
  oldestDirtyDays,
} from '../nodes-sql';

/** Days refreshed in one transaction: bounds its length, not the work. */
const daysPerRound = 40;

export type Grain = 'day' | 'week' | 'month';

async function refreshBuyers(
  raw: RawSql,
  orgId: string,
  periods: { grain: Grain; starts: readonly string[] },
): Promise<void> {
  const starts = arrayLiteral(periods.starts);
  await raw.unsafe(joinByHash);
  await raw.unsafe(clearNodeBuyers, [orgId, periods.grain, starts], { prepare: true });
  await raw.unsafe(fillNodeBuyers, [orgId, periods.grain, starts], { prepare: true });
}

/** Rebuilds node rollups of these days from the store rollups; the buyers of weeks and months around them are left to `refreshPeriods`. */
export async function refreshNodeDays(raw: RawSql, orgId: string, days: readonly string[]): Promise<void> {
  const list = arrayLiteral(days);
  await raw.unsafe(joinByHash);
  await raw.unsafe(clearNodeDays, [orgId, list], { prepare: true });
  await raw.unsafe(fillNodeDays, [orgId, list], { prepare: true });
  await raw.unsafe(clearNodeAssets, [orgId, list], { prepare: true });
  await raw.unsafe(fillNodeAssets, [orgId, list], { prepare: true });
  await raw.unsafe(fillNodeMoves, [orgId, list], { prepare: true });
  await raw.unsafe(clearChannelDays, [orgId, list], { prepare: true });
  await raw.unsafe(fillChannelDays, [orgId, list], { prepare: true });
  await raw.unsafe(clearCategoryDays, [orgId, list], { prepare: true });
  await raw.unsafe(fillCategoryDays, [orgId, list], { prepare: true });
  await refreshBuyers(raw, orgId, { grain: 'day', starts: days });
}

/** Buyers of the weeks and months around the days: each period for itself, two at a time. */
async function refreshPeriods(ctx: Context, days: readonly string[]): Promise<void> {
  const startsOf = (start: (day: Day) => Day) => [...new Set(days.map((day) => start(day as Day)))];
  const periods = [
    ...startsOf(monthStart).map((start) => ({ grain: 'month' as const, starts: [start] })),
    ...startsOf(weekStart).map((start) => ({ grain: 'week' as const, starts: [start] })),
  ].values();
  const lane = async () => {
    for (const period of periods) await ctx.db.raw((raw) => refreshBuyers(raw, ctx.scope.orgId, period));
  };
  await Promise.all([lane(), lane()]);
}

type DirtyDay = { day: string; marks: string[] };

/** One round: the oldest dirty days with all their marks, refreshed and unmarked in one transaction. */
async function refreshRound(ctx: Context): Promise<string[]> {
  const { orgId } = ctx.scope;
  return ctx.db.raw(async (raw) => {
    await raw.unsafe(oneFollower, [orgId]);
    const dirty = (await raw.unsafe(oldestDirtyDays, [orgId, daysPerRound])) as unknown as DirtyDay[];
    const days = dirty.map(({ day }) => day);
    if (days.length === 0) return days;
    const moves = (await raw.unsafe(laterMoves, [orgId, days[0] as string], {
      prepare: true,
    })) as unknown as { day: string }[];
    await refreshNodeDays(raw, orgId, [...new Set([...days, ...moves.map((move) => move.day)])].sort());
    const marks = dirty.flatMap(({ day, marks }) => marks.map((mark) => ({ day, mark })));
    await raw.unsafe(
      dropDirtyDays,
      [orgId, arrayLiteral(marks.map((mark) => mark.day)), arrayLiteral(marks.map((mark) => mark.mark))],
      { prepare: true },
    );
    return days;
  });
}

/** Refreshes every dirty day of the organization; returns the days refreshed. Idempotent and safe to run twice at once. */
export async function refreshDirtyDays(ctx: Context): Promise<string[]> {
  const refreshed = new Set<string>();
  for (;;) {
    const days = await refreshRound(ctx);
    if (days.length === 0) break;
    for (const day of days) refreshed.add(day);
  }
  await refreshPeriods(ctx, [...refreshed]);
  return [...refreshed];
}
