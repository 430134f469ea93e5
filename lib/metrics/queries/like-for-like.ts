import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { Day, DayRange } from '@/lib/time';
import { type ExclusionReason, likeForLike } from '../comparison';
import { storeCoverage } from '../feed-sql';
import type { NodeFilter } from '../node';
import { getNode } from './node';
import { listRanking } from './ranking';

type Row = { id: string; opened_on: Day | null; closed_on: Day | null; gap_days: Day[] | null };

export type LikeForLikeSales = {
  stores: number;
  netFen: bigint;
  netBeforeFen: bigint;
  excluded: { storeId: string; code: string; name: string; reason: ExclusionReason }[];
};

/** Net sales of the stores with complete data in both ranges; the rest is listed with its reason. */
export async function getLikeForLike(
  ctx: Context,
  question: { node: NodeFilter; range: DayRange; base: DayRange },
): Promise<LikeForLikeSales> {
  const { range, base } = question;
  const node = await getNode(ctx, question.node);
  const rows = await ctx.db.read(
    async (tx) => (await tx.execute(storeCoverage(ctx.scope, { node, range, base }))) as unknown as Row[],
  );
  const found = likeForLike(
    rows.map((row) => ({
      storeId: row.id,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      gapDays: row.gap_days ?? [],
    })),
    { before: base, after: range },
  );
  const sales = await listRanking(ctx, {
    ...{ node: question.node, range, base, by: 'store', metric: 'netFen', limit: 10_000, trendDays: 0 },
  });
  const alike = new Set(found.storeIds);
  const sums = sales.rows.filter((row) => alike.has(row.key));
  const names = new Map(sales.rows.map((row) => [row.key, row]));
  return {
    stores: found.storeIds.length,
    netFen: sums.reduce((sum, row) => sum + row.figures.grossFen - row.figures.refundsFen, 0n),
    netBeforeFen: sums.reduce(
      (sum, row) => sum + (row.before ? row.before.grossFen - row.before.refundsFen : 0n),
      0n,
    ),
    excluded: found.excluded.map(({ storeId, reason }) => ({
      ...{ storeId, reason },
      code: names.get(storeId)?.code ?? '',
      name: names.get(storeId)?.name ?? '',
    })),
  };
}
