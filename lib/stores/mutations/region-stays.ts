import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { reach } from '@/lib/auth/scope';
import { invalid } from '@/lib/errors';
import { asDay } from '@/lib/time';
import {
  changedSpan,
  intervalOn,
  lostStays,
  type RegionInterval,
  sidesOfChange,
  withMove,
} from '../region-intervals';

/**
 * Holds the rows of stores of the organization, whoever may change them, in the order of their ids. Whether they are
 * in reach is asked afterwards, in a statement of its own: one that waited here answers with what it saw before.
 */
export async function lockStores(ctx: Context, tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: stores.id })
    .from(stores)
    .where(and(eq(stores.orgId, ctx.scope.orgId), sql`${stores.id} = any(${arrayLiteral([...ids])}::uuid[])`))
    .orderBy(asc(stores.id))
    .for('update');
}

/** Where stores stood and stand, by store; those without a history are left out. */
export async function readStays(
  ctx: Context,
  tx: Tx,
  storeIds: readonly string[],
): Promise<Map<string, RegionInterval[]>> {
  const rows = await tx
    .select()
    .from(storeRegionHistory)
    .where(
      and(
        eq(storeRegionHistory.orgId, ctx.scope.orgId),
        sql`${storeRegionHistory.storeId} = any(${arrayLiteral([...storeIds])}::uuid[])`,
      ),
    )
    .orderBy(asc(storeRegionHistory.validFrom));
  const byStore = new Map<string, RegionInterval[]>();
  for (const { storeId, regionId, validFrom, validTo } of rows) {
    const stay = { regionId, from: asDay(validFrom), to: validTo === null ? null : asDay(validTo) };
    const known = byStore.get(storeId);
    if (known) known.push(stay);
    else byStore.set(storeId, [stay]);
  }
  return byStore;
}

export const readIntervals = async (ctx: Context, tx: Tx, storeId: string): Promise<RegionInterval[]> =>
  (await readStays(ctx, tx, [storeId])).get(storeId) ?? [];

export type RegionPlace = { name: string; path: string };

/** Name and place of regions by id, whether one sees them or not; held, so that none goes away meanwhile. */
export async function readPlaces(
  ctx: Context,
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, RegionPlace>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: regions.id, name: regions.name, path: regions.path })
    .from(regions)
    .where(and(eq(regions.orgId, ctx.scope.orgId), inArray(regions.id, [...new Set(ids)])))
    .orderBy(asc(regions.id))
    .for('key share');
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

export type HistoryChange = {
  brandId: string;
  before: readonly RegionInterval[];
  after: readonly RegionInterval[];
};

/**
 * Why one may not change a history so, if one may not. History is a region's own: who takes days of a store from one
 * region and gives them to another rewrites the figures of both, and must be able to write stores in both.
 */
export function refusalOf(
  ctx: Context,
  { brandId, before, after }: HistoryChange,
  places: ReadonlyMap<string, RegionPlace>,
): 'region_gone' | 'out_of_reach' | null {
  const { lost, gained } = sidesOfChange(before, after);
  if (gained.some((id) => !places.has(id))) return 'region_gone';
  const reached = reach(ctx.scope, 'stores:write');
  const isMine = (id: string) => {
    const path = places.get(id)?.path;
    return path !== undefined && coversPlace(reached, { brandId, path });
  };
  return [...lost, ...gained].every(isMine) ? null : 'out_of_reach';
}

/** What a change of history replaces, as the audit keeps it: region by name, first day, day after the last (null = open). */
export type ReplacedStay = { region: string; from: string; to: string | null };

/**
 * Writes the history of a store whose row the caller holds anew and marks the days whose node rollups must follow.
 * Nothing is written when it is refused. @throws invalid `on: out_of_reach`, `region: region_gone`
 */
export async function writeIntervals(
  ctx: Context,
  tx: Tx,
  change: HistoryChange & { storeId: string },
): Promise<ReplacedStay[]> {
  const span = changedSpan(change.before, change.after);
  if (!span) return [];
  const { lost, gained } = sidesOfChange(change.before, change.after);
  const places = await readPlaces(ctx, tx, [...lost, ...gained]);
  const refusal = refusalOf(ctx, change, places);
  if (refusal) throw invalid(refusal === 'region_gone' ? { region: refusal } : { on: refusal });
  const { orgId, today } = ctx.scope;
  await tx
    .delete(storeRegionHistory)
    .where(and(eq(storeRegionHistory.orgId, orgId), eq(storeRegionHistory.storeId, change.storeId)));
  await tx.insert(storeRegionHistory).values(
    change.after.map(({ regionId, from, to }) => ({
      orgId,
      storeId: change.storeId,
      regionId,
      validFrom: from,
      validTo: to,
    })),
  );
  if (span.from <= today) {
    const last = span.to === null || span.to > today ? today : span.to;
    await tx.execute(
      sql`select app_mark_store_days(${orgId}, ${change.storeId}, ${span.from}::date, ${last}::date, ${uuidv7()}, ${ctx.now.toISOString()}::timestamptz)`,
    );
  }
  return lostStays(change.before, change.after).map(({ regionId, from, to }) => ({
    ...{ region: places.get(regionId)?.name ?? regionId, from, to },
  }));
}

/** Moves a store whose row the caller holds: what that replaced, or null when it stands there already on that day. */
export async function applyMove(
  ctx: Context,
  tx: Tx,
  move: { storeId: string; brandId: string; regionId: string; on: string },
): Promise<ReplacedStay[] | null> {
  const { storeId, brandId, regionId } = move;
  const before = await readIntervals(ctx, tx, storeId);
  const on = asDay(move.on);
  if (intervalOn(before, on)?.regionId === regionId) return null;
  return writeIntervals(ctx, tx, { storeId, brandId, before, after: withMove(before, { regionId, on }) });
}
