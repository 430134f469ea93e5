'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/action';
import { StartExportInput } from './input';
import { startExport } from './mutations/start-export';

export const startExportAction = action('reports:export', StartExportInput, async (ctx, input) => {
  const started = await startExport(ctx, input);
  revalidatePath('/exports');
  return started;
});
