import 'server-only';
import type { Context } from '@/lib/auth/context';
import { listRanking, type RankingQuestion } from '@/lib/metrics/queries/ranking';
import type { Day } from '@/lib/time';
import { soldRange } from '../day-weights';
import { achievedByStore } from '../targets-sql';

/** The ranking of stores by the achieved share of a month's target; stores without a target come last. */
export async function listAchievedRanking(
  ctx: Context,
  { month, through, ...question }: Omit<RankingQuestion, 'metric' | 'own'> & { month: Day; through: Day },
) {
  const own = achievedByStore(ctx.scope, { month, sold: soldRange({ month, through }) });
  return listRanking(ctx, { ...question, metric: 'achievedBps', own });
}
