'use server';

import { action, refreshing } from '@/lib/action';
import { MarkNoticesInput, SnoozeNoticeInput } from './input';
import { markNotices, snoozeNotice } from './mutations/mark-notices';

export const markNoticesAction = action(
  'organization:read',
  MarkNoticesInput,
  refreshing('/', markNotices, 'layout'),
);
export const snoozeNoticeAction = action(
  'organization:read',
  SnoozeNoticeInput,
  refreshing('/', snoozeNotice, 'layout'),
);
