import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { bulkEditRows, bulkEdits } from '@/db/schema/bulk-edits';
import { regions } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { inScope, reach } from '@/lib/auth/scope';
import { AppError, conflict, invalid } from '@/lib/errors';
import { type BulkChange, planRow } from '../bulk-edit';
import type { PlanBulkEditInput } from '../input';
import { listMatchingIds } from '../queries/list-stores';
import { BEGINNING } from '../region-intervals';
import { holdStores } from './bulk-stores';
import { readPlaces } from './region-stays';

/** Rows of one statement. */
const together = 500;

type Target = { id: string; name: string };

/** Where a change of region leads. @throws invalid `unknown_region`, `too_early` */
async function findTarget(ctx: Context, tx: Tx, change: BulkChange): Promise<Target | null> {
  if (change.field !== 'region') return null;
  if (change.on <= BEGINNING) throw invalid({ 'change.on': 'too_early' });
  const [region] = await tx
    .select({ id: regions.id, name: regions.name })
    .from(regions)
    .where(and(inScope(ctx.scope, 'organization:read', regions), eq(regions.code, change.region)));
  if (!region) throw invalid({ 'change.region': 'unknown_region' });
  return region;
}

async function regionNames(ctx: Context, tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: regions.id, name: regions.name })
    .from(regions)
    .where(inScope(ctx.scope, 'organization:read', regions));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Looks at what a change would make of the chosen stores and keeps that, row by row, to be applied or forgotten. Stores
 * out of reach are left out. @throws conflict `nothing_selected`; invalid by field
 */
export async function planBulkEdit(ctx: Context, input: PlanBulkEditInput): Promise<{ id: string }> {
  const { orgId, userId } = ctx.scope;
  if (!userId) throw new AppError('forbidden');
  const { selection, change } = input;
  const ids = 'ids' in selection ? selection.ids : await listMatchingIds(ctx, selection.query);
  const id = uuidv7();
  await ctx.db.write(async (tx) => {
    const target = await findTarget(ctx, tx, change);
    const names = change.field === 'region' ? await regionNames(ctx, tx) : new Map<string, string>();
    const held = await holdStores(ctx, tx, ids);
    if (held.length === 0) throw conflict('nothing_selected');
    const reached = reach(ctx.scope, 'stores:write');
    const stood = target ? held.flatMap(({ intervals }) => intervals.map(({ regionId }) => regionId)) : [];
    const places = await readPlaces(ctx, tx, target ? [target.id, ...stood] : []);
    const isMine = (brandId: string, id: string) => {
      const path = places.get(id)?.path;
      return path !== undefined && coversPlace(reached, { brandId, path });
    };
    const planning = {
      ...{ change, target },
      nameOf: (regionId: string) => names.get(regionId) ?? null,
      covers: (brandId: string, ids: readonly string[]) => ids.every((id) => isMine(brandId, id)),
    };
    await tx.insert(bulkEdits).values({
      ...{ orgId, id, rows: held.length, state: 'previewed', createdAt: ctx.now },
      ...{ createdByUserId: userId, createdByName: ctx.actor.name },
      change: { ...change, ...(target ? { regionName: target.name } : {}) },
    });
    const rows = held.map((store) => ({
      ...{ orgId, editId: id, storeId: store.id, storeCode: store.code, storeName: store.name, reason: null },
      ...planRow(store, planning),
    }));
    for (let at = 0; at < rows.length; at += together)
      await tx.insert(bulkEditRows).values(rows.slice(at, at + together));
  });
  return { id };
}
