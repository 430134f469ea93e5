'use server';

import { action, refreshing } from '@/lib/action';
import { AddNoteInput, ChangeNoteInput, RemoveNoteInput } from './input';
import { addNote, changeNote, removeNote } from './mutations';

// Whoever reads charts may write beside them; the mutation asks for the place.
export const addNoteAction = action('overview:read', AddNoteInput, refreshing('/', addNote, 'layout'));
export const changeNoteAction = action(
  'overview:read',
  ChangeNoteInput,
  refreshing('/', changeNote, 'layout'),
);
export const removeNoteAction = action(
  'overview:read',
  RemoveNoteInput,
  refreshing('/', removeNote, 'layout'),
);
