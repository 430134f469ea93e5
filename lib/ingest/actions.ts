'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { DismissItemInput, ReissueOrderInput, ReplayItemInput, ReplayManyInput } from './input';
import { dismissItem, reissueOrder, replayItem, replayReason } from './mutations/settle-item';

const refresh = () => revalidatePath('/settings/integrations', 'layout');

export const replayItemAction = action('ingest:write', ReplayItemInput, async (ctx, input) => {
  const answer = await replayItem(ctx, input);
  refresh();
  return answer;
});

export const dismissItemAction = action('ingest:write', DismissItemInput, async (ctx, input) => {
  await dismissItem(ctx, input);
  refresh();
});

export const reissueOrderAction = action('ingest:write', ReissueOrderInput, async (ctx, input) => {
  const answer = await reissueOrder(ctx, input);
  refresh();
  return answer;
});

export const replayReasonAction = action('ingest:write', ReplayManyInput, async (ctx, input) => {
  await replayReason(ctx, input);
  refresh();
});
