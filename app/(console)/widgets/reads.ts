import { cache } from 'react';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import type { DashboardQuestion } from '@/lib/metrics/dashboard-question';
import { getDataComplete } from '@/lib/metrics/queries/data-complete';
import { getAssetSheet } from '@/lib/metrics/queries/digital-assets';
import { getLikeForLike } from '@/lib/metrics/queries/like-for-like';
import { getNode } from '@/lib/metrics/queries/node';
import { listRanking } from '@/lib/metrics/queries/ranking';
import { getSales } from '@/lib/metrics/queries/sales';
import { getSalesEquation } from '@/lib/metrics/queries/sales-equation';
import { listNotes } from '@/lib/notes/queries';
import { getOrganization } from '@/lib/organization/queries';
import { getNodeMonth } from '@/lib/targets/queries/node-month';
import { targetPeriod } from '@/lib/targets/target-period';

/** Reads that several parts of one page share: asked once a request. */
export const readSales = cache((ctx: Context, { node, range, base }: DashboardQuestion) =>
  getSales(ctx, { node, range, base }),
);
/** With the regions below: their buyers are told apart in the same pass, so that one read serves every part. */
export const readEquation = cache((ctx: Context, { node, range, base }: DashboardQuestion) =>
  getSalesEquation(ctx, { node, range, base, by: node.storeId || node.store ? undefined : 'region' }),
);
export const readAssets = cache((ctx: Context, { node, range }: DashboardQuestion) =>
  getAssetSheet(ctx, { node, range }),
);
export const readAssetSeries = cache((ctx: Context, { node, range, grain }: DashboardQuestion) =>
  getAssetSheet(ctx, { node, range, grain }),
);
/** Every store of the node with both periods, for who made the change. */
export const readStoreChanges = cache((ctx: Context, { node, range, base }: DashboardQuestion) =>
  listRanking(ctx, { node, range, base, by: 'store', metric: 'netFen', limit: 10_000, trendDays: 0 }),
);
export const readAlike = cache((ctx: Context, { node, range, base }: DashboardQuestion) =>
  getLikeForLike(ctx, { node, range, base }),
);
export const readComplete = cache((ctx: Context, question: DashboardQuestion) =>
  getDataComplete(ctx, { node: question.node }),
);
export const readNotes = cache((ctx: Context, { node, range }: DashboardQuestion) =>
  listNotes(ctx, { node, range }),
);
/** What a page is about, by name: printed on what leaves the page. */
export const readScopeName = cache(async (ctx: Context, question: DashboardQuestion): Promise<string> => {
  const [node, { place }] = await Promise.all([getNode(ctx, question.node), readNotes(ctx, question)]);
  return node.name || place?.name || (await getOrganization(ctx)).name;
});
/** Target and pace of the month the range ends in, up to its last complete day; null for who may not see targets. */
export const readTargets = cache(async (ctx: Context, question: DashboardQuestion) => {
  if (!holds(ctx.scope, 'targets:read')) return null;
  const { completeTo } = await readComplete(ctx, question);
  return getNodeMonth(ctx, { node: question.node, ...targetPeriod(question.range, completeTo) });
});
