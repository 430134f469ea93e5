import { notFound } from 'next/navigation';
import type { Context } from '@/lib/auth/context';
import { AppError } from '@/lib/errors';
import {
  anchorOf,
  type DashboardQuestion,
  parseDashboard,
  type SearchParams,
} from '@/lib/metrics/dashboard-question';
import type { NodeFilter } from '@/lib/metrics/node';
import { type DataComplete, getDataComplete } from '@/lib/metrics/queries/data-complete';
import { asDay, type Day } from '@/lib/time';

export type OpenedNode = { question: DashboardQuestion; anchor: Day; complete: DataComplete };

/** The question of an address against the data there are; a node out of reach is a page that is not there. */
export async function openNode(
  ctx: Context,
  { params, node }: { params: SearchParams; node?: NodeFilter },
): Promise<OpenedNode> {
  const today = asDay(ctx.scope.today);
  const asked = node ?? parseDashboard(params, today).node;
  try {
    const [complete, all] = await Promise.all([
      getDataComplete(ctx, { node: asked }),
      asked.storeId ? getDataComplete(ctx, { node: {} }) : null,
    ]);
    const anchor = anchorOf({ own: complete.completeTo, all: all?.completeTo ?? null }, today);
    return { question: { ...parseDashboard(params, anchor), node: asked }, anchor, complete };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}
