import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { regions } from '@/db/schema/organization';
import { stores } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { inScope, reach } from '@/lib/auth/scope';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import { asDay, type Day } from '@/lib/time';
import type { CancelMoveInput, StoreMoveInput } from '../input';
import { BEGINNING, intervalOn, wayBack, withoutMove } from '../region-intervals';
import { applyMove, lockStores, readIntervals, writeIntervals } from './region-stays';

async function lockStore(ctx: Context, tx: Tx, id: string) {
  await lockStores(ctx, tx, [id]);
  const [store] = await tx
    .select({ id: stores.id, name: stores.name, brandId: stores.brandId })
    .from(stores)
    .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, id)));
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

/** The code of a region one knows of; null for any other, so that it cannot be guessed. */
async function codeOf(ctx: Context, tx: Tx, id: string): Promise<string | null> {
  const [region] = await tx
    .select({ code: regions.code })
    .from(regions)
    .where(and(inScope(ctx.scope, 'organization:read', regions), eq(regions.id, id)));
  return region?.code ?? null;
}

/**
 * Lets a store stand in another region from a business day on: past, today or to come. `back` is the region whose
 * move on the same day undoes this one, null when none does. The region that loses the days must be in reach as well as
 * the one that gains them. @throws invalid `region`, `on` (`too_early`, `out_of_reach`); conflict `moved_meanwhile`
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
    const move = { storeId: store.id, brandId: store.brandId, regionId: region.id, on };
    const replaced = await applyMove(ctx, tx, move);
    if (!replaced) throw invalid({ region: 'same_region' });
    await recordAudit(ctx, tx, {
      action: 'store.moved',
      objectKind: 'store',
      objectId: store.id,
      objectName: store.name,
      storeId: store.id,
      before: { replaced },
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
    const after = withoutMove(before, on);
    const { id: storeId, brandId } = store;
    const change = { storeId, brandId, before, after };
    const replaced = await writeIntervals(ctx, tx, change).catch((error) => {
      // There is no field to stand beside: the move is somebody's whose region is out of reach.
      throw error instanceof AppError && error.code === 'invalid' ? conflict('move_out_of_reach') : error;
    });
    await recordAudit(ctx, tx, {
      action: 'store.move-cancelled',
      objectKind: 'store',
      objectId: store.id,
      objectName: store.name,
      storeId: store.id,
      before: { from: on, replaced },
    });
    return { id: store.id };
  });
}
