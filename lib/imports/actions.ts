'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { CheckInput, CorrectInput, ImportIdInput } from './input';
import { correctCells } from './mutations/correct-cells';
import { startCheck, startRun, startUndo } from './mutations/start-import';

const refresh = (id: string) => revalidatePath(`/imports/${id}`);

export const checkImportAction = action('imports:write', CheckInput, async (ctx, input) => {
  await startCheck(ctx, input);
  refresh(input.id);
});

export const correctCellsAction = action('imports:write', CorrectInput, async (ctx, input) => {
  await correctCells(ctx, input);
  refresh(input.id);
});

export const runImportAction = action('imports:write', ImportIdInput, async (ctx, input) => {
  await startRun(ctx, input);
  refresh(input.id);
});

export const undoImportAction = action('imports:write', ImportIdInput, async (ctx, input) => {
  await startUndo(ctx, input);
  refresh(input.id);
});
