'use server';
import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { ArrangeHomeInput } from './input';
import { arrangeHome } from './mutations';

export const arrangeHomeAction = action('overview:read', ArrangeHomeInput, async (ctx, input) => {
  const arranged = await arrangeHome(ctx, input);
  revalidatePath('/home');
  return arranged;
});
