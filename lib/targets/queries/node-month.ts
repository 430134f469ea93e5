import 'server-only';
import type { Tx } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import type { MetricNode, NodeFilter } from '@/lib/metrics/node';
import { getNode } from '@/lib/metrics/queries/node';
import { listSalesSeries } from '@/lib/metrics/queries/sales';
import { netFen } from '@/lib/metrics/sales-figures';
import { addMonths, type Day, type DayRange } from '@/lib/time';
import {
  type DaySales,
  dayWeights,
  dueShare,
  ENOUGH_DAYS,
  monthRange,
  referenceRange,
  type Share,
  soldRange,
} from '../day-weights';
import { type Progress, progressOf, sumTargets } from '../progress';
import { nodeTargets, organizationDays } from '../targets-sql';

/** A store that stood in the node on the month's first day. */
export type StoreMonth = {
  storeId: string;
  code: string;
  name: string;
  openedOn: Day | null;
  closedOn: Day | null;
  /** Null without a target. */
  targetFen: bigint | null;
  /** Net sales of the month up to the day asked about; null without any data. */
  actualFen: bigint | null;
  /** Net sales of the same month last year; null without any data, or not asked for. */
  lastYearFen: bigint | null;
};

export type NodeMonth = {
  node: MetricNode;
  month: Day;
  through: Day;
  stores: StoreMonth[];
  due: Share;
  /** Of the stores that have a target; null when none has. */
  progress: Progress | null;
};

export type NodeMonthQuestion = {
  node: NodeFilter;
  month: Day;
  through: Day;
  /** What its stores made in the same month last year as well. */
  withLastYear?: boolean;
};
type Row = Record<'store_id' | 'code' | 'name', string> &
  Record<'opened_on' | 'closed_on', Day | null> &
  Record<'target_fen' | 'net_fen' | 'before_fen', string | null>;

const fenOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/** Last year's shape of the organization: only proportions of it leave this noun. */
export async function readOrganizationShape(ctx: Context, tx: Tx, month: Day): Promise<DaySales[]> {
  const rows = (await tx.execute(organizationDays(ctx.scope, referenceRange(month)))) as unknown as {
    day: Day;
    net_fen: string;
  }[];
  return rows.map((row) => ({ day: row.day, netFen: BigInt(row.net_fen) }));
}

async function dueOf(ctx: Context, { node, month, through }: NodeMonthQuestion, only?: StoreMonth) {
  const series = await listSalesSeries(ctx, {
    ...{ node, range: referenceRange(month), grain: 'day', withBuyers: false },
  });
  const own = series.map(({ key, figures }) => ({ day: key as Day, netFen: netFen(figures) }));
  const shape =
    own.length >= ENOUGH_DAYS ? [] : await ctx.db.read((tx) => readOrganizationShape(ctx, tx, month));
  const weights = dayWeights(month, { histories: [own, shape], open: only });
  return dueShare(weights, { month, through });
}

/** Stores of a node with their targets of a month and what they made of them, for writing or for reading. */
export async function listNodeStores(
  ctx: Context,
  question: NodeMonthQuestion & { permission?: 'targets:read' | 'targets:write'; before?: DayRange },
): Promise<{ node: MetricNode; stores: StoreMonth[] }> {
  const { month, permission = 'targets:read' } = question;
  if (!holds(ctx.scope, permission)) throw new AppError('forbidden');
  const node = await getNode(ctx, question.node);
  const lastYear = question.withLastYear ? monthRange(addMonths(month, -12)) : null;
  const before = question.before ?? lastYear;
  const rows = await ctx.db.read(
    async (tx) =>
      (await tx.execute(
        nodeTargets(ctx.scope, { node, month, permission, sold: soldRange(question), before }),
      )) as unknown as Row[],
  );
  const stores = rows.map((row) => ({
    ...{ storeId: row.store_id, code: row.code, name: row.name },
    ...{ openedOn: row.opened_on, closedOn: row.closed_on, targetFen: fenOf(row.target_fen) },
    ...{ actualFen: fenOf(row.net_fen), lastYearFen: fenOf(row.before_fen) },
  }));
  return { node, stores };
}

/**
 * Target and pace of a node in a month. Its target is the sum of its stores' targets, its actual what those same stores
 * made; a store counts where it stood on the month's first day, for the whole month.
 */
export async function getNodeMonth(ctx: Context, question: NodeMonthQuestion): Promise<NodeMonth> {
  const { node, stores } = await listNodeStores(ctx, question);
  const due = await dueOf(ctx, question, node.storeId ? stores[0] : undefined);
  const sums = sumTargets(stores);
  const progress = sums && progressOf({ ...sums, due });
  return { node, month: question.month, through: question.through, stores, due, progress };
}
