import 'server-only';
import type { Context } from '@/lib/auth/context';
import { AppError } from '@/lib/errors';
import { job } from '@/lib/jobs/job';
import { failureOf } from './failure';
import { checkImportJob, type ImportJobInput, runImportJob, undoImportJob } from './input';
import { dropUndo, failImport, importContext } from './mutations/import-context';
import { checkImport, runImport } from './mutations/run-import';
import { undoImport } from './mutations/undo-import';

/** What a file or its rights cannot give ends the import with its reason; everything else is tried again. */
const guarded =
  (run: (ctx: Context, id: string, revision?: number) => Promise<void>) =>
  async (ctx: Context, input: ImportJobInput): Promise<void> => {
    try {
      await run(await importContext(ctx, input), input.id, input.revision);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      await failImport(ctx, input, failure);
    }
  };

export const checkImportHandler = job(checkImportJob, guarded(checkImport));
export const runImportHandler = job(runImportJob, guarded(runImport));
export const undoImportHandler = job(undoImportJob, async (ctx, input) => {
  try {
    await undoImport(await importContext(ctx, input), input.id);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'forbidden')) throw error;
    await dropUndo(ctx, input.id);
  }
});
