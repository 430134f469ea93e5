import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { Day, DayRange } from '@/lib/time';
import { type ExclusionReason, likeForLike } from '../comparison';
import { storeCoverage } from '../feed-sql';
import type { NodeFilter } from '../node';
import { getNode } from './node';

type Row = {
  id: string;
  code: string;
  name: string;
  opened_on: Day | null;
  closed_on: Day | null;
  gap_days: Day[] | null;
};

export type AlikeStores = {
  storeIds: readonly string[];
  /** By code. */
  excluded: { storeId: string; code: string; name: string; reason: ExclusionReason }[];
};

/** Of the node's stores that sold or were visited in either range: those with complete data in both, and why not the others. */
export async function getLikeForLike(
  ctx: Context,
  question: { node: NodeFilter; range: DayRange; base: DayRange },
): Promise<AlikeStores> {
  const { range, base } = question;
  const node = await getNode(ctx, question.node);
  const rows = await ctx.db.read(
    async (tx) => (await tx.execute(storeCoverage(ctx.scope, { node, range, base }))) as unknown as Row[],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { storeIds, excluded } = likeForLike(
    rows.map((row) => ({
      storeId: row.id,
      openedOn: row.opened_on,
      closedOn: row.closed_on,
      gapDays: row.gap_days ?? [],
    })),
    { before: base, after: range },
  );
  return {
    storeIds,
    excluded: excluded.map(({ storeId, reason }) => {
      const row = byId.get(storeId);
      return { storeId, reason, code: row?.code ?? '', name: row?.name ?? '' };
    }),
  };
}
