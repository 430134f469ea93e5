'use server';
import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { MarkNoticesInput, SnoozeNoticeInput } from './input';
import { markNotices, snoozeNotice } from './mutations/mark-notices';

export const markNoticesAction = action('organization:read', MarkNoticesInput, async (ctx, input) => {
  const marked = await markNotices(ctx, input);
  revalidatePath('/', 'layout');
  return marked;
});

export const snoozeNoticeAction = action('organization:read', SnoozeNoticeInput, async (ctx, input) => {
  const snoozed = await snoozeNotice(ctx, input);
  revalidatePath('/', 'layout');
  return snoozed;
});
