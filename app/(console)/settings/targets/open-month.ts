import type { Context } from '@/lib/auth/context';
import { AppError } from '@/lib/errors';
import type { SearchParams } from '@/lib/metrics/dashboard-question';
import { getDataComplete } from '@/lib/metrics/queries/data-complete';
import { getNodeMonth, type NodeMonth } from '@/lib/targets/queries/node-month';
import { parseTargetPage, type TargetPage } from '@/lib/targets/target-period';
import { addDays, asDay } from '@/lib/time';

/** What an address asks of the page of targets with its figures; null for a region that is not there or out of reach. */
export async function openTargetMonth(
  ctx: Context,
  params: SearchParams,
): Promise<{ asked: TargetPage; found: NodeMonth } | null> {
  const yesterday = addDays(asDay(ctx.scope.today), -1);
  try {
    const { region } = parseTargetPage(params, yesterday);
    const { completeTo } = await getDataComplete(ctx, { node: { region } });
    const asked = parseTargetPage(params, completeTo ?? yesterday);
    const { month, through } = asked;
    return {
      asked,
      found: await getNodeMonth(ctx, { node: { region }, month, through, withLastYear: true }),
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
