'use server';
import { action, refreshing } from '@/lib/action';
import { ChangeViewInput, RemoveViewInput, SaveViewInput } from './input';
import { changeView, removeView, saveView } from './mutations';

export const saveViewAction = action('organization:read', SaveViewInput, refreshing('/', saveView, 'layout'));
export const changeViewAction = action(
  'organization:read',
  ChangeViewInput,
  refreshing('/', changeView, 'layout'),
);
export const removeViewAction = action(
  'organization:read',
  RemoveViewInput,
  refreshing('/', removeView, 'layout'),
);
