import 'server-only';
import type { Context } from '@/lib/auth/context';
import { job } from '@/lib/jobs/job';
import { failureOf } from './failure';
import { checkImportJob, runImportJob, undoImportJob } from './input';
import { failImport, importContext } from './mutations/import-context';
import { checkImport, runImport } from './mutations/run-import';
import { undoImport } from './mutations/undo-import';

/** What a file or its rights cannot give ends the import with its reason; everything else is tried again. */
const guarded =
  (run: (ctx: Context, id: string) => Promise<void>) =>
  async (ctx: Context, { id }: { id: string }): Promise<void> => {
    try {
      await run(await importContext(ctx, id), id);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      await failImport(ctx, id, failure);
    }
  };

export const checkImportHandler = job(checkImportJob, guarded(checkImport));
export const runImportHandler = job(runImportJob, guarded(runImport));
export const undoImportHandler = job(undoImportJob, async (ctx, { id }) =>
  undoImport(await importContext(ctx, id), id),
);
