import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { asDay } from '@/lib/time';
import type { StoreUpsertInput } from '../input';
import { withMove } from '../region-intervals';
import { readPlaces, readStays, refusalOf } from './region-stays';
import type { Surroundings } from './store-lines';

/** Codes of known stores whose move would take days from a region out of reach. */
export async function findRefusedMoves(
  ctx: Context,
  tx: Tx,
  { input, around }: { input: readonly StoreUpsertInput[]; around: Surroundings },
): Promise<Set<string>> {
  const moves = input.flatMap((row) => {
    const [store, region] = [around.stores.get(row.code), around.regions.get(row.region ?? '')];
    if (!store || !region || store.region === row.region) return [];
    const brandIds = [store.brandId, around.brands.get(row.brand ?? '')?.id ?? store.brandId];
    return [{ store, brandIds, regionId: region.id, on: asDay(row.regionFrom ?? ctx.scope.today) }];
  });
  if (moves.length === 0) return new Set();
  const stays = await readStays(
    ctx,
    tx,
    moves.map(({ store }) => store.id),
  );
  const histories = moves.map(({ store, brandIds, ...move }) => {
    const before = stays.get(store.id) ?? [];
    return { code: store.code, brandIds, before, after: withMove(before, move) };
  });
  const stood = histories.flatMap(({ after, before }) =>
    [...before, ...after].map(({ regionId }) => regionId),
  );
  const places = await readPlaces(ctx, tx, stood);
  const isRefused = ({ brandIds, before, after }: (typeof histories)[number]) =>
    brandIds.some((brandId) => refusalOf(ctx, { brandId, before, after }, places) !== null);
  return new Set(histories.filter(isRefused).map(({ code }) => code));
}
