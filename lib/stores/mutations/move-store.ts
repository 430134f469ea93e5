import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { inScope, reach } from '@/lib/auth/scope';
import { conflict, invalid, notFound } from '@/lib/errors';
import { asDay, type Day } from '@/lib/time';
import type { CancelMoveInput, StoreMoveInput } from '../input';
import {
  BEGINNING,
  changedSpan,
  intervalOn,
  type RegionInterval,
  wayBack,
  withMove,
  withoutMove,
} from '../region-intervals';

async function readIntervals(ctx: Context, tx: Tx, storeId: string): Promise<RegionInterval[]> {
  const rows = await tx
    .select()
    .from(storeRegionHistory)
    .where(and(eq(storeRegionHistory.orgId, ctx.scope.orgId), eq(storeRegionHistory.storeId, storeId)))
    .orderBy(asc(storeRegionHistory.validFrom));
  return rows.map((row) => ({
    regionId: row.regionId,
    from: asDay(row.validFrom),
    to: row.validTo === null ? null : asDay(row.validTo),
  }));
}

/** Writes the history of a store whose row the caller holds anew and marks the days whose node rollups must follow. */
export async function writeIntervals(
  ctx: Context,
  tx: Tx,
  change: { storeId: string; before: RegionInterval[]; after: RegionInterval[] },
): Promise<void> {
  const span = changedSpan(change.before, change.after);
  if (!span) return;
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
  if (span.from > today) return;
  const last = span.to === null || span.to > today ? today : span.to;
  await tx.execute(
    sql`select app_mark_store_days(${orgId}, ${change.storeId}, ${span.from}::date, ${last}::date, ${uuidv7()}, ${ctx.now.toISOString()}::timestamptz)`,
  );
}

/** Moves a store whose row the caller holds; false when it stands there already on that day. */
export async function applyMove(
  ctx: Context,
  tx: Tx,
  move: { storeId: string; regionId: string; on: string },
): Promise<boolean> {
  const before = await readIntervals(ctx, tx, move.storeId);
  const on = asDay(move.on);
  if (intervalOn(before, on)?.regionId === move.regionId) return false;
  const after = withMove(before, { regionId: move.regionId, on });
  await writeIntervals(ctx, tx, { storeId: move.storeId, before, after });
  return true;
}

async function lockStore(ctx: Context, tx: Tx, id: string) {
  const [store] = await tx
    .select({ id: stores.id, name: stores.name, brandId: stores.brandId })
    .from(stores)
    .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, id)))
    .for('update');
  if (!store) throw notFound();
  return store;
}

async function readTarget(ctx: Context, tx: Tx, { brandId, code }: { brandId: string; code: string }) {
  const [region] = await tx
    .select({ id: regions.id, name: regions.name, path: regions.path })
    .from(regions)
    .where(and(inScope(ctx.scope, 'organization:read', regions), eq(regions.code, code)));
  if (!region || !coversPlace(reach(ctx.scope, 'stores:write'), { brandId, path: region.path }))
    throw invalid({ region: 'unknown_region' });
  return region;
}

async function codeOf(ctx: Context, tx: Tx, id: string): Promise<string | null> {
  const [region] = await tx
    .select({ code: regions.code })
    .from(regions)
    .where(and(eq(regions.orgId, ctx.scope.orgId), eq(regions.id, id)));
  return region?.code ?? null;
}

/**
 * Lets a store stand in another region from a business day on: past, today or to come. `back` is the region whose
 * move on the same day undoes this one, null when none does.
 */
export async function moveStoreToRegion(
  ctx: Context,
  input: StoreMoveInput,
): Promise<{ id: string; back: string | null }> {
  return ctx.db.write(async (tx) => {
    const store = await lockStore(ctx, tx, input.id);
    const region = await readTarget(ctx, tx, { brandId: store.brandId, code: input.region });
    if (input.on <= BEGINNING) throw invalid({ on: 'too_early' });
    const on = asDay(input.on);
    const before = await readIntervals(ctx, tx, store.id);
    const stood = intervalOn(before, on)?.regionId ?? '';
    if (input.from !== undefined && (await codeOf(ctx, tx, stood)) !== input.from)
      throw conflict('moved_meanwhile');
    const backId = wayBack(before, { regionId: region.id, on });
    if (!(await applyMove(ctx, tx, { storeId: store.id, regionId: region.id, on: input.on })))
      throw invalid({ region: 'same_region' });
    await recordAudit(ctx, tx, {
      action: 'store.moved',
      objectKind: 'store',
      objectId: store.id,
      objectName: store.name,
      storeId: store.id,
      after: { region: region.name, from: input.on },
    });
    return { id: store.id, back: backId && (await codeOf(ctx, tx, backId)) };
  });
}

/** Takes back a move that has not taken effect; a past one is corrected by another move. */
export async function cancelStoreMove(ctx: Context, input: CancelMoveInput): Promise<{ id: string }> {
  return ctx.db.write(async (tx) => {
    const store = await lockStore(ctx, tx, input.id);
    if (input.on <= ctx.scope.today) throw conflict('move_in_effect');
    const before = await readIntervals(ctx, tx, store.id);
    const on = input.on as Day;
    if (!before.some(({ from }) => from === on)) throw notFound();
    await writeIntervals(ctx, tx, { storeId: store.id, before, after: withoutMove(before, on) });
    await recordAudit(ctx, tx, {
      action: 'store.move-cancelled',
      objectKind: 'store',
      objectId: store.id,
      objectName: store.name,
      storeId: store.id,
      before: { from: on },
    });
    return { id: store.id };
  });
}
