'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import {
  BulkEditInput,
  CancelMoveInput,
  EditTouchpointInput,
  NewTouchpointInput,
  PlanBulkEditInput,
  RegionRemovalInput,
  StandardTouchpointsInput,
  StoreEditInput,
  StoreInput,
  StoreMoveInput,
  StoreStatusInput,
  TouchpointActInput,
} from './input';
import { changeStoreStatus } from './mutations/change-status';
import { cancelStoreMove, moveStoreToRegion } from './mutations/move-store';
import { planBulkEdit } from './mutations/plan-bulk-edit';
import { removeRegion } from './mutations/remove-region';
import { applyBulkEdit, undoBulkEdit } from './mutations/run-bulk-edit';
import { createStore, updateStore } from './mutations/save-store';
import {
  createTouchpoint,
  placeStandardTouchpoints,
  setTouchpointStatus,
  updateTouchpoint,
} from './mutations/save-touchpoint';
import { planStoreMove } from './queries/plan-move';

/** Every page under a store shows its name and status. */
const refresh = (id: string) => revalidatePath(`/stores/${id}`, 'layout');

export const createStoreAction = action('stores:write', StoreInput, async (ctx, input) => {
  const created = await createStore(ctx, input);
  revalidatePath('/stores');
  return created;
});

export const updateStoreAction = action('stores:write', StoreEditInput, async (ctx, input) => {
  const updated = await updateStore(ctx, input);
  refresh(input.id);
  return updated;
});

export const changeStatusAction = action('stores:write', StoreStatusInput, async (ctx, input) => {
  const changed = await changeStoreStatus(ctx, input);
  refresh(input.id);
  return changed;
});

export const moveStoreAction = action('stores:write', StoreMoveInput, async (ctx, input) => {
  const moved = await moveStoreToRegion(ctx, input);
  refresh(input.id);
  revalidatePath('/org');
  return moved;
});

export const cancelMoveAction = action('stores:write', CancelMoveInput, async (ctx, input) => {
  const cancelled = await cancelStoreMove(ctx, input);
  revalidatePath('/org');
  refresh(input.id);
  return cancelled;
});

/** What a move would change, for the dialog that asks. */
export const planMoveAction = action('stores:write', StoreMoveInput, planStoreMove);

export const removeRegionAction = action('organization:write', RegionRemovalInput, async (ctx, input) => {
  const removed = await removeRegion(ctx, input);
  revalidatePath('/org');
  return removed;
});

export const planBulkEditAction = action('stores:write', PlanBulkEditInput, planBulkEdit);

export const applyBulkEditAction = action('stores:write', BulkEditInput, async (ctx, input) => {
  const asked = await applyBulkEdit(ctx, input);
  revalidatePath('/stores', 'layout');
  return asked;
});

export const undoBulkEditAction = action('stores:write', BulkEditInput, async (ctx, input) => {
  const asked = await undoBulkEdit(ctx, input);
  revalidatePath('/stores', 'layout');
  return asked;
});

export const createTouchpointAction = action('stores:write', NewTouchpointInput, async (ctx, input) => {
  const created = await createTouchpoint(ctx, input);
  refresh(created.storeId);
  return created;
});

export const placeStandardTouchpointsAction = action(
  'stores:write',
  StandardTouchpointsInput,
  async (ctx, input) => {
    const placed = await placeStandardTouchpoints(ctx, input);
    refresh(placed.storeId);
    return placed;
  },
);

export const updateTouchpointAction = action('stores:write', EditTouchpointInput, async (ctx, input) => {
  const updated = await updateTouchpoint(ctx, input);
  refresh(updated.storeId);
  return updated;
});

export const retireTouchpointAction = action('stores:write', TouchpointActInput, async (ctx, { id }) => {
  const retired = await setTouchpointStatus(ctx, { id, status: 'retired' });
  refresh(retired.storeId);
  return retired;
});

export const restoreTouchpointAction = action('stores:write', TouchpointActInput, async (ctx, { id }) => {
  const restored = await setTouchpointStatus(ctx, { id, status: 'live' });
  refresh(restored.storeId);
  return restored;
});
