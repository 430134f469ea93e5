import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { storeStatusChanges, stores } from '@/db/schema/stores';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { type BulkChange, type BulkValue, intervalsOf, type StoreNow, type staysOf } from '../bulk-edit';
import type { StoreStatus } from '../store-status';
import { lockStores, type ReplacedStay, readStays, writeIntervals } from './region-stays';

export type HeldStore = StoreNow & { id: string; code: string; name: string };

/** Stores one may change as they are now, their rows held, in the order of their ids. Those out of reach are left out. */
export async function holdStores(ctx: Context, tx: Tx, ids: readonly string[]): Promise<HeldStore[]> {
  if (ids.length === 0) return [];
  const asked = arrayLiteral([...ids]);
  await lockStores(ctx, tx, ids);
  const rows = await tx
    .select({
      ...{ id: stores.id, code: stores.code, name: stores.name, brandId: stores.brandId },
      ...{ status: stores.status, managerName: stores.managerName, format: stores.format },
    })
    .from(stores)
    .where(and(inScope(ctx.scope, 'stores:write', stores), sql`${stores.id} = any(${asked}::uuid[])`))
    .orderBy(asc(stores.id));
  const stays = await readStays(
    ctx,
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, intervals: stays.get(row.id) ?? [] }));
}

type Setting = { field: BulkChange['field']; value: BulkValue; reason: string | null };

/**
 * Sets one value of a held store; what follows from it (days to refresh, lines of its life) follows here too. Answers
 * what a change of region replaced. @throws invalid before anything is written, see `writeIntervals`
 */
export async function setValue(
  ctx: Context,
  tx: Tx,
  { store, field, value, reason }: Setting & { store: HeldStore },
): Promise<ReplacedStay[]> {
  const { orgId } = ctx.scope;
  if (field === 'region') {
    const after = intervalsOf(value as ReturnType<typeof staysOf>);
    const { id: storeId, brandId, intervals: before } = store;
    return writeIntervals(ctx, tx, { storeId, brandId, before, after });
  }
  const isStatus = field === 'pause' || field === 'resume';
  const text = value as string | null;
  await tx
    .update(stores)
    .set({
      ...(isStatus
        ? { status: text as StoreStatus }
        : field === 'manager'
          ? { managerName: text }
          : { format: text }),
      version: sql`${stores.version} + 1`,
      updatedAt: ctx.now,
    })
    .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, store.id)));
  if (!isStatus) return [];
  await tx.insert(storeStatusChanges).values({
    ...{ orgId, id: uuidv7(), storeId: store.id, fromStatus: store.status, toStatus: text as StoreStatus },
    ...{ reason, effectiveOn: ctx.scope.today, at: ctx.now },
    ...{ actorName: ctx.actor.name, actorUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null },
  });
  return [];
}
