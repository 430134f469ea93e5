import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { storeStatusChanges, stores } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { listWhoMay } from '@/lib/auth/queries/who-may';
import { inScope } from '@/lib/auth/scope';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import { notify, settleNotices } from '@/lib/inbox/mutations/notify';
import type { StoreStatusInput } from '../input';
import { moveStore, type StoreStatus } from '../store-status';
import { lastSubmitter } from '../submitter-sql';

/** Who sent it in must not be the one who approves it. */
async function refuseOwnApproval(ctx: Context, tx: Tx, storeId: string): Promise<void> {
  const [store] = await tx
    .select({ submitter: lastSubmitter(ctx.scope) })
    .from(stores)
    .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, storeId)));
  if (store?.submitter && store.submitter === ctx.actor.id) throw conflict('store_own_approval');
}

async function lockStore(ctx: Context, tx: Tx, input: StoreStatusInput) {
  const permission = input.act === 'approve' ? 'stores:approve' : 'stores:write';
  const [store] = await tx
    .select({ id: stores.id, name: stores.name, status: stores.status, version: stores.version })
    .from(stores)
    .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, input.id)))
    .for('update');
  if (!store) throw notFound();
  const [reached] = await tx
    .select({ id: stores.id })
    .from(stores)
    .where(and(inScope(ctx.scope, permission, stores), eq(stores.id, input.id)));
  if (!reached) throw new AppError('forbidden');
  return store;
}

/** A store sent in waits with those who may approve it, save who sent it; any next step ends the wait. */
async function tellApprovers(
  ctx: Context,
  tx: Tx,
  { store, to }: { store: { id: string; name: string }; to: StoreStatus },
): Promise<void> {
  await settleNotices(ctx, tx, { kind: 'store_submitted', objectId: store.id });
  if (to !== 'submitted') return;
  const userIds = await listWhoMay(ctx, tx, {
    ...{ permission: 'stores:approve', table: stores, where: eq(stores.id, store.id) },
    except: ctx.scope.userId,
  });
  const params = { store: store.name, by: ctx.actor.name };
  await notify(ctx, tx, { kind: 'store_submitted', userIds, objectId: store.id, params });
}

/** One step of a store's life, with its reason and the business day it counts from. */
export async function changeStoreStatus(
  ctx: Context,
  input: StoreStatusInput,
): Promise<{ status: StoreStatus }> {
  return ctx.db.write(async (tx) => {
    const store = await lockStore(ctx, tx, input);
    const step = moveStore(store.status, { act: input.act, reason: input.reason });
    if (!step.ok && step.code === 'reason_required') throw invalid({ reason: 'required' });
    if (!step.ok) throw conflict('store_status_moved');
    if (input.act === 'approve') await refuseOwnApproval(ctx, tx, store.id);
    const effectiveOn = input.effectiveOn ?? ctx.scope.today;
    if (effectiveOn > ctx.scope.today) throw invalid({ effectiveOn: 'in_future' });
    await tx
      .update(stores)
      .set({
        status: step.to,
        version: store.version + 1,
        updatedAt: ctx.now,
        ...(input.act === 'close' ? { closedOn: effectiveOn } : {}),
        ...(input.act === 'reopen' ? { closedOn: null } : {}),
      })
      .where(and(inScope(ctx.scope, 'stores:write', stores), eq(stores.id, store.id)));
    await tx.insert(storeStatusChanges).values({
      orgId: ctx.scope.orgId,
      id: uuidv7(),
      storeId: store.id,
      fromStatus: store.status,
      toStatus: step.to,
      reason: input.reason ?? null,
      effectiveOn,
      actorName: ctx.actor.name,
      actorUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      at: ctx.now,
    });
    await recordAudit(ctx, tx, {
      action: `store.${input.act}`,
      objectKind: 'store',
      objectId: store.id,
      objectName: store.name,
      storeId: store.id,
      before: { status: store.status },
      after: { status: step.to, reason: input.reason ?? null, effectiveOn },
    });
    await tellApprovers(ctx, tx, { store, to: step.to });
    return { status: step.to };
  });
}
