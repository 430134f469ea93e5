import 'server-only';
import type { Context } from '@/lib/auth/context';
import { AppError, conflict, invalid } from '@/lib/errors';
import type { TargetEditInput } from '../input';
import { setTargets } from './set-targets';

/**
 * The target of one store, as typed into the table. @throws AppError not_found for a store out of reach, conflict when
 * somebody set it after the page was read
 */
export async function editTarget(
  ctx: Context,
  { was, ...item }: TargetEditInput,
): Promise<{ batchId: string | null }> {
  const { results, batchId } = await setTargets(ctx, { items: [item], kind: 'entered', was });
  const [problem] = results[0]?.problems ?? [];
  if (problem?.code === 'unknown_store') throw new AppError('not_found');
  if (problem?.code === 'changed_meanwhile') throw conflict('target_changed');
  if (problem) throw invalid({ [problem.path]: problem.code });
  return { batchId };
}
