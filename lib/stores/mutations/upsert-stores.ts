import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { storeRegionHistory, storeStatusChanges, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { holds, reach } from '@/lib/auth/scope';
import { excludedColumns, nounLock } from '@/lib/organization/excluded-sql';
import { recordUpserts } from '@/lib/organization/mutations';
import { searchKeys } from '@/lib/organization/search-keys';
import {
  planUpsert,
  type UpsertItem,
  type UpsertPlan,
  type UpsertProblem,
  type UpsertResult,
  type UpsertWrite,
} from '@/lib/organization/upsert';
import type { StoreUpsertInput } from '../input';
import { BEGINNING } from '../region-intervals';
import { moveStore, type StoreStatus, storeActs } from '../store-status';
import { findRefusedMoves } from './refused-moves';
import { applyMove, type ReplacedStay } from './region-stays';
import {
  holdKnownStores,
  readSurroundings,
  type StoreLine,
  type Surroundings,
  storeValues,
} from './store-lines';

/** Only who may approve brings stores in beyond "submitted"; a key was made by someone who may. */
const mayApprove = (ctx: Context): boolean => ctx.actor.kind !== 'user' || holds(ctx.scope, 'stores:approve');

function startStatus(ctx: Context, input: StoreUpsertInput): StoreStatus {
  return input.status ?? (mayApprove(ctx) ? 'live' : 'submitted');
}

type KnownSurroundings = Surroundings & { refusedMoves: ReadonlySet<string> };

function* referenceProblems(
  ctx: Context,
  input: StoreUpsertInput,
  around: KnownSurroundings,
): Generator<UpsertProblem> {
  const known = around.stores.get(input.code);
  if (known && !known.canWrite) yield { path: 'code', code: 'not_found' };
  for (const path of ['name', 'brand', 'region'] as const)
    if (!known && input[path] === undefined) yield { path, code: 'required' };
  const brand = input.brand === undefined ? undefined : around.brands.get(input.brand);
  if (input.brand !== undefined && !brand) yield { path: 'brand', code: 'unknown_brand' };
  if (input.region === undefined) return;
  const region = around.regions.get(input.region);
  const brandId = brand?.id ?? known?.brandId ?? null;
  const isMoved = known?.region !== input.region;
  const inReach =
    region && (!isMoved || coversPlace(reach(ctx.scope, 'stores:write'), { brandId, path: region.path }));
  if (!inReach) yield { path: 'region', code: 'unknown_region' };
  else if (around.refusedMoves.has(input.code))
    yield { path: input.regionFrom === undefined ? 'region' : 'regionFrom', code: 'out_of_reach' };
}

function statusProblem(ctx: Context, input: StoreUpsertInput, known: StoreLine | undefined): UpsertProblem[] {
  const { status } = input;
  if (status === undefined || status === known?.status) return [];
  const isEarly = status === 'draft' || status === 'submitted';
  if (!mayApprove(ctx) && !isEarly) return [{ path: 'status', code: 'needs_approval' }];
  if (!known) return [];
  const step = storeActs(known.status).find(({ to }) => to === status);
  const move = step && moveStore(known.status, { act: step.act, reason: 'upsert' });
  return move?.ok ? [] : [{ path: 'status', code: 'status_not_allowed' }];
}

function itemOf(ctx: Context, input: StoreUpsertInput, around: KnownSurroundings): UpsertItem {
  const known = around.stores.get(input.code);
  const values = storeValues(input);
  return {
    code: input.code,
    values: known ? values : { ...values, status: startStatus(ctx, input) },
    problems: [...referenceProblems(ctx, input, around), ...statusProblem(ctx, input, known)],
  };
}

/** The whole row a write leads to: what was, what is given, and the keys made from the name. */
function rowOf(ctx: Context, write: UpsertWrite, around: Surroundings): typeof stores.$inferInsert {
  const before = around.stores.get(write.code);
  const { brand, region: _region, ...values } = write.values as Record<string, unknown> & { brand?: string };
  const status = (values.status ?? before?.status ?? 'draft') as StoreStatus;
  const name = String(values.name ?? before?.name);
  const closedOn = status === 'closed' ? (before?.closedOn ?? ctx.scope.today) : null;
  return {
    ...blankStore,
    ...(before ?? { createdAt: ctx.now }),
    ...values,
    ...searchKeys(name),
    name,
    status,
    closedOn,
    orgId: ctx.scope.orgId,
    id: write.id,
    code: write.code,
    brandId: (brand === undefined ? before?.brandId : around.brands.get(brand)?.id) ?? '',
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? ctx.now,
    updatedAt: ctx.now,
  };
}

// A statement of many rows names every column for every row.
const blankStore = {
  format: null,
  areaM2: null,
  cityCode: null,
  address: null,
  latitude: null,
  longitude: null,
  phone: null,
  openingHours: null,
  openedOn: null,
  managerName: null,
  managerUserId: null,
};

const writtenColumns = [
  ...(['brandId', 'name', 'nameKey', 'pinyinFull', 'pinyinInitials', 'status', 'format', 'areaM2'] as const),
  ...(['cityCode', 'address', 'latitude', 'longitude', 'phone', 'openingHours', 'openedOn'] as const),
  ...(['closedOn', 'managerName', 'version', 'updatedAt'] as const),
];

async function writeLives(ctx: Context, tx: Tx, plan: UpsertPlan, around: Surroundings): Promise<void> {
  const changed = plan.writes.filter((write) => write.values.status !== undefined);
  if (changed.length === 0) return;
  await tx.insert(storeStatusChanges).values(
    changed.map((write) => ({
      orgId: ctx.scope.orgId,
      id: uuidv7(),
      storeId: write.id,
      fromStatus: around.stores.get(write.code)?.status ?? null,
      toStatus: String(write.values.status),
      reason: null,
      effectiveOn: ctx.scope.today,
      actorName: ctx.actor.name,
      actorUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      at: ctx.now,
    })),
  );
}

async function writePlaces(
  ctx: Context,
  tx: Tx,
  { plan, around, input }: { plan: UpsertPlan; around: Surroundings; input: readonly StoreUpsertInput[] },
): Promise<Map<string, ReplacedStay[]>> {
  const from = new Map(input.map((row) => [row.code, row.regionFrom]));
  const placed = plan.writes.flatMap((write) => {
    const region = around.regions.get(String(write.values.region));
    return write.values.region === undefined || !region ? [] : [{ write, regionId: region.id }];
  });
  const fresh = placed.filter(({ write }) => write.isNew);
  if (fresh.length > 0)
    await tx.insert(storeRegionHistory).values(
      fresh.map(({ write, regionId }) => ({
        orgId: ctx.scope.orgId,
        storeId: write.id,
        regionId,
        validFrom: BEGINNING,
        validTo: null,
      })),
    );
  const replacedBy = new Map<string, ReplacedStay[]>();
  for (const { write, regionId } of placed.filter((place) => !place.write.isNew)) {
    const brandId = String(rowOf(ctx, write, around).brandId);
    const on = from.get(write.code) ?? ctx.scope.today;
    const replaced = await applyMove(ctx, tx, { storeId: write.id, brandId, regionId, on });
    if (replaced?.length) replacedBy.set(write.id, replaced);
  }
  return replacedBy;
}

/**
 * Creates or changes stores by code in a few statements, whatever their number; a bad one comes back as `invalid`
 * and does not stop the others. A new region takes effect on `regionFrom`, default today. Joins an open
 * transaction when `ctx.db` stands in one.
 */
export async function upsertStores(
  ctx: Context,
  input: readonly StoreUpsertInput[],
): Promise<UpsertResult[]> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'stores'));
    await holdKnownStores(ctx, tx, input);
    const known = await readSurroundings(ctx, tx, input);
    const around = { ...known, refusedMoves: await findRefusedMoves(ctx, tx, { input, around: known }) };
    const items = input.map((row) => itemOf(ctx, row, around));
    const plan = planUpsert({ items, known: around.stores, newId: () => uuidv7() });
    const rows = plan.writes.map((write) => rowOf(ctx, write, around));
    if (rows.length > 0)
      await tx
        .insert(stores)
        .values(rows)
        .onConflictDoUpdate({
          target: [stores.orgId, stores.id],
          set: excludedColumns(stores, writtenColumns),
        });
    const replacedBy = await writePlaces(ctx, tx, { plan, around, input });
    await writeLives(ctx, tx, plan, around);
    await recordUpserts(ctx, tx, {
      ...{ kind: 'store', plan, storeIdOf: (id) => id },
      beforeOf: (id) => {
        const replaced = replacedBy.get(id);
        return replaced && { replaced };
      },
    });
    return plan.results;
  });
}
