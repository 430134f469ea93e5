'use server';

import { action, refreshing } from '@/lib/action';
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

const page = ({ id }: { id: string }) => `/imports/${id}`;

export const checkImportAction = action('imports:write', CheckInput, refreshing(page, startCheck));

export const correctCellsAction = action('imports:write', CorrectInput, refreshing(page, correctCells));

export const skipRowsAction = action('imports:write', SkipInput, refreshing(page, skipRows));

export const keepRowAction = action('imports:write', KeepInput, refreshing(page, keepRow));

export const decideDuplicatesAction = action(
  'imports:write',
  DuplicatesInput,
  refreshing(page, decideDuplicates),
);

export const runImportAction = action('imports:write', RunInput, refreshing(page, startRun));

export const undoImportAction = action('imports:write', ImportIdInput, refreshing(page, startUndo));
