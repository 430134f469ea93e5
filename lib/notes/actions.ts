'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { AddNoteInput, ChangeNoteInput, RemoveNoteInput } from './input';
import { addNote, changeNote, removeNote } from './mutations';

const refreshing =
  <C, I, T>(run: (ctx: C, input: I) => Promise<T>) =>
  async (ctx: C, input: I): Promise<T> => {
    const result = await run(ctx, input);
    revalidatePath('/', 'layout');
    return result;
  };

// Whoever reads charts may write beside them; the mutation asks for the place.
export const addNoteAction = action('overview:read', AddNoteInput, refreshing(addNote));
export const changeNoteAction = action('overview:read', ChangeNoteInput, refreshing(changeNote));
export const removeNoteAction = action('overview:read', RemoveNoteInput, refreshing(removeNote));
