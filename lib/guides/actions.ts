'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import {
  AssignFormInput,
  CancelAssignmentInput,
  EndAssignmentInput,
  GuideEditInput,
  GuideFormInput,
} from './input';
import { cancelAssignment } from './mutations/cancel-assignment';
import {
  assignGuide,
  createGuide,
  endAssignment,
  reopenAssignment,
  updateGuide,
} from './mutations/save-guide';
import { findGuide } from './queries/get-guide';

const refresh = () => revalidatePath('/guides', 'layout');

export const createGuideAction = action('guides:write', GuideFormInput, async (ctx, input) => {
  const created = await createGuide(ctx, input);
  refresh();
  return created;
});

export const updateGuideAction = action('guides:write', GuideEditInput, async (ctx, input) => {
  const updated = await updateGuide(ctx, input);
  const isInReach = (await findGuide(ctx, updated)) !== null;
  if (isInReach) refresh();
  return { ...updated, isInReach };
});

export const assignGuideAction = action('guides:write', AssignFormInput, async (ctx, input) => {
  const assigned = await assignGuide(ctx, input);
  refresh();
  return assigned;
});

/** Who ends the last stay in reach sees the guide no longer: the page must leave instead of showing again. */
export const endAssignmentAction = action('guides:write', EndAssignmentInput, async (ctx, input) => {
  const ended = await endAssignment(ctx, input);
  const isInReach = (await findGuide(ctx, ended)) !== null;
  if (isInReach) refresh();
  return { isInReach };
});

/** The way back from an end that was a slip. */
export const reopenAssignmentAction = action('guides:write', CancelAssignmentInput, async (ctx, input) => {
  const reopened = await reopenAssignment(ctx, input);
  refresh();
  return reopened;
});

export const cancelAssignmentAction = action('guides:write', CancelAssignmentInput, async (ctx, input) => {
  const cancelled = await cancelAssignment(ctx, input);
  const isInReach = (await findGuide(ctx, cancelled)) !== null;
  if (isInReach) refresh();
  return { isInReach };
});
