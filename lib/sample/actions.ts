'use server';

import { action } from '@/lib/action';
import { RemoveSampleInput } from './input';
import { requestSampleRemoval } from './mutations';

export const removeSampleAction = action('settings:write', RemoveSampleInput, async (ctx, input) => {
  await requestSampleRemoval(ctx, input);
  return { removed: true };
});
