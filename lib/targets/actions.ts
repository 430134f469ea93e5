'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { ApplySplitInput, TargetEditInput, UndoBatchInput } from './input';
import { applySplit } from './mutations/apply-split';
import { editTarget } from './mutations/edit-target';
import { undoTargetBatch } from './mutations/undo-batch';

export const setTargetAction = action('targets:write', TargetEditInput, async (ctx, input) => {
  const set = await editTarget(ctx, input);
  revalidatePath('/settings/targets');
  return set;
});

export const applySplitAction = action('targets:write', ApplySplitInput, async (ctx, input) => {
  const applied = await applySplit(ctx, input);
  revalidatePath('/settings/targets', 'layout');
  return applied;
});

export const undoTargetBatchAction = action('targets:write', UndoBatchInput, async (ctx, input) => {
  const undone = await undoTargetBatch(ctx, input);
  revalidatePath('/settings/targets');
  return undone;
});
