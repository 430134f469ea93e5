import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import type { Progress } from '@/lib/targets/progress';
import { listStoreProgress } from '@/lib/targets/queries/store-progress';
import { withProgress } from '@/lib/targets/target-rows';
import { addDays, asDay, monthStart } from '@/lib/time';

/** Stores with where each stands in the month of yesterday; no month for who may not see targets. */
export async function withTargets<T extends { id: string }>(
  ctx: Context,
  stores: readonly T[],
): Promise<{ rows: (T & { progress: Progress | null })[]; month: string | null }> {
  const rows = stores.map((row) => ({ ...row, storeId: row.id }));
  if (!holds(ctx.scope, 'targets:read') || !holds(ctx.scope, 'reports:read'))
    return { rows: withProgress(rows, []), month: null };
  const month = monthStart(addDays(asDay(ctx.scope.today), -1));
  const storeIds = rows.map(({ storeId }) => storeId);
  const progress = await listStoreProgress(ctx, { storeIds, month, through: null });
  return { rows: withProgress(rows, progress), month: month.slice(0, 7) };
}
