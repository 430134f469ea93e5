'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import {
  CheckInput,
  CorrectInput,
  DuplicatesInput,
  ImportIdInput,
  KeepInput,
  RunInput,
  SkipInput,
} from './input';
import { decideDuplicates, keepRow, skipRows } from './mutations/choose-rows';
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

export const skipRowsAction = action('imports:write', SkipInput, async (ctx, input) => {
  await skipRows(ctx, input);
  refresh(input.id);
});

export const keepRowAction = action('imports:write', KeepInput, async (ctx, input) => {
  await keepRow(ctx, input);
  refresh(input.id);
});

export const decideDuplicatesAction = action('imports:write', DuplicatesInput, async (ctx, input) => {
  await decideDuplicates(ctx, input);
  refresh(input.id);
});

export const runImportAction = action('imports:write', RunInput, async (ctx, input) => {
  await startRun(ctx, input);
  refresh(input.id);
});

export const undoImportAction = action('imports:write', ImportIdInput, async (ctx, input) => {
  await startUndo(ctx, input);
  refresh(input.id);
});
