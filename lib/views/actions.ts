'use server';
import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { ChangeViewInput, RemoveViewInput, SaveViewInput } from './input';
import { changeView, removeView, saveView } from './mutations';

const refreshing =
  <C, I, T>(run: (ctx: C, input: I) => Promise<T>) =>
  async (ctx: C, input: I): Promise<T> => {
    const result = await run(ctx, input);
    revalidatePath('/', 'layout');
    return result;
  };

export const saveViewAction = action('organization:read', SaveViewInput, refreshing(saveView));
export const changeViewAction = action('organization:read', ChangeViewInput, refreshing(changeView));
export const removeViewAction = action('organization:read', RemoveViewInput, refreshing(removeView));
