import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { storeRegionHistory, storeStatusChanges, stores } from '@/db/schema/stores';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { asDay } from '@/lib/time';
import { type BulkChange, type BulkValue, intervalsOf, type StoreNow, type staysOf } from '../bulk-edit';
import type { StoreStatus } from '../store-status';
import { writeIntervals } from './move-store';

export type HeldStore = StoreNow & { id: string; code: string; name: string };

/** Stores one may change as they are now, their rows held, in the order of their ids. Those out of reach are left out. */
export async function holdStores(ctx: Context, tx: Tx, ids: readonly string[]): Promise<HeldStore[]> {
  if (ids.length === 0) return [];
  const asked = arrayLiteral([...ids]);
  const { orgId } = ctx.scope;
  const rows = await tx
    .select({
      ...{ id: stores.id, code: stores.code, name: stores.name, brandId: stores.brandId },
      ...{ status: stores.status, managerName: stores.managerName, format: stores.format },
    })
    .from(stores)
    .where(and(inScope(ctx.scope, 'stores:write', stores), sql`${stores.id} = any(${asked}::uuid[])`))
    .orderBy(asc(stores.id))
    .for('update');
  const stays = await tx
    .select()
    .from(storeRegionHistory)
    .where(
      and(eq(storeRegionHistory.orgId, orgId), sql`${storeRegionHistory.storeId} = any(${asked}::uuid[])`),
    )
    .orderBy(asc(storeRegionHistory.validFrom));
  const byStore = new Map<string, typeof stays>();
  for (const stay of stays) byStore.set(stay.storeId, [...(byStore.get(stay.storeId) ?? []), stay]);
  return rows.map((row) => ({
    ...row,
    intervals: (byStore.get(row.id) ?? []).map(({ regionId, validFrom, validTo }) => ({
      ...{ regionId, from: asDay(validFrom), to: validTo === null ? null : asDay(validTo) },
    })),
  }));
}

type Setting = { field: BulkChange['field']; value: BulkValue; reason: string | null };

/** Sets one value of a held store; what follows from it (days to refresh, lines of its life) follows here too. */
export async function setValue(
  ctx: Context,
  tx: Tx,
  { store, field, value, reason }: Setting & { store: HeldStore },
) {
  const { orgId } = ctx.scope;
  if (field === 'region') {
    const after = intervalsOf(value as ReturnType<typeof staysOf>);
    await writeIntervals(ctx, tx, { storeId: store.id, before: [...store.intervals], after });
    return;
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
  if (!isStatus) return;
  await tx.insert(storeStatusChanges).values({
    ...{ orgId, id: uuidv7(), storeId: store.id, fromStatus: store.status, toStatus: text as StoreStatus },
    ...{ reason, effectiveOn: ctx.scope.today, at: ctx.now },
    ...{ actorName: ctx.actor.name, actorUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null },
  });
}
