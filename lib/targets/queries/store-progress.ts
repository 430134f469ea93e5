import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { addDays, type Day } from '@/lib/time';
import { type DaySales, dayWeights, dueShare, referenceRange, soldRange } from '../day-weights';
import { type Progress, progressOf } from '../progress';
import { lastStoreDay, storeDays, storesTargets } from '../targets-sql';
import { readOrganizationShape } from './node-month';

type TargetRow = { store_id: string; target_fen: string; net_fen: string } & Record<
  'opened_on' | 'closed_on',
  Day | null
>;
async function readLastDay(ctx: Context, tx: Tx, asked: { storeIds: readonly string[]; month: Day }) {
  const [row] = (await tx.execute(lastStoreDay(ctx.scope, asked))) as unknown as { day: Day | null }[];
  return row?.day ?? addDays(asked.month, -1);
}

type DayRow = { store_id: string; day: Day; net_fen: string };

/**
 * Where each of some stores stands in a month, by the shape of its own days; a store without a target is left out.
 * `through` null = up to the last day before today on which any of them has data.
 */
export async function listStoreProgress(
  ctx: Context,
  { storeIds, month, through: last }: { storeIds: readonly string[]; month: Day; through: Day | null },
): Promise<{ storeId: string; progress: Progress }[]> {
  if (storeIds.length === 0 || !holds(ctx.scope, 'targets:read')) return [];
  return ctx.db.read(async (tx) => {
    const through = last ?? (await readLastDay(ctx, tx, { storeIds, month }));
    const targets = (await tx.execute(
      storesTargets(ctx.scope, { storeIds, month, sold: soldRange({ month, through }) }),
    )) as unknown as TargetRow[];
    if (targets.length === 0) return [];
    const ids = targets.map((row) => row.store_id);
    const days = (await tx.execute(
      storeDays(ctx.scope, { storeIds: ids, range: referenceRange(month) }),
    )) as unknown as DayRow[];
    const histories = new Map<string, DaySales[]>(ids.map((id) => [id, []]));
    for (const row of days) histories.get(row.store_id)?.push({ day: row.day, netFen: BigInt(row.net_fen) });
    const shape = await readOrganizationShape(ctx, tx, month);
    return targets.flatMap((row) => {
      const weights = dayWeights(month, {
        histories: [histories.get(row.store_id) ?? [], shape],
        open: { openedOn: row.opened_on, closedOn: row.closed_on },
      });
      const due = dueShare(weights, { month, through });
      const progress = progressOf({
        ...{ targetFen: BigInt(row.target_fen), actualFen: BigInt(row.net_fen), due },
      });
      return progress ? [{ storeId: row.store_id, progress }] : [];
    });
  });
}
