import 'server-only';
import { dbIn } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { conflict, invalid } from '@/lib/errors';
import { nounLock } from '@/lib/organization/excluded-sql';
import type { ApplySplitInput } from '../input';
import { previewSplit } from '../queries/preview-split';
import { setTargets } from './set-targets';

/**
 * Gives a region's target to its stores as the preview showed it. @throws AppError conflict when a target, a store or the
 * basis changed since: the person looks again instead of applying figures nobody saw.
 */
export async function applySplit(
  ctx: Context,
  input: ApplySplitInput,
): Promise<{ batchId: string | null; stores: number }> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'targets'));
    const inner = { ...ctx, db: dbIn(tx) };
    const { node, rows, seen } = await previewSplit(inner, input);
    if (rows.length === 0) throw invalid({ region: 'no_stores' });
    if (seen !== input.seen) throw conflict('targets_changed');
    const { results, batchId } = await setTargets(inner, {
      items: rows.map(({ code, afterFen }) => ({ store: code, month: input.month, netFen: afterFen })),
      ...{ kind: 'cascaded', regionId: node.regionId },
    });
    const changed = results.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
    return { batchId, stores: changed.length };
  });
}
