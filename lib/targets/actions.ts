'use server';

import { action, refreshing } from '@/lib/action';
import { ApplySplitInput, TargetEditInput, UndoBatchInput } from './input';
import { applySplit } from './mutations/apply-split';
import { editTarget } from './mutations/edit-target';
import { undoTargetBatch } from './mutations/undo-batch';

export const setTargetAction = action(
  'targets:write',
  TargetEditInput,
  refreshing('/settings/targets', editTarget),
);

export const applySplitAction = action(
  'targets:write',
  ApplySplitInput,
  refreshing('/settings/targets', applySplit, 'layout'),
);

export const undoTargetBatchAction = action(
  'targets:write',
  UndoBatchInput,
  refreshing('/settings/targets', undoTargetBatch),
);
