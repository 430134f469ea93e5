import 'server-only';
import type { Context } from '@/lib/auth/context';
import { getNode } from '@/lib/metrics/queries/node';
import { listRegionTree } from '@/lib/organization/queries';
import { getNodeMonth, type NodeMonth, type NodeMonthQuestion } from './node-month';

export type RegionMonth = { code: string; name: string } & Pick<NodeMonth, 'progress' | 'stores'>;

/** The regions one step below a node, each with its month by its own shape; those without a store in it are left out. */
export async function listRegionMonths(
  ctx: Context,
  { node: filter, month, through }: NodeMonthQuestion,
): Promise<RegionMonth[]> {
  const node = await getNode(ctx, filter);
  if (node.storeId) return [];
  const below = (await listRegionTree(ctx)).filter((region) => region.parentId === node.regionId);
  const months = await Promise.all(
    below.map(async ({ code, name }) => {
      const { progress, stores } = await getNodeMonth(ctx, {
        ...{ node: { region: code, brand: filter.brand }, month, through },
        withLastYear: true,
      });
      return { code, name, progress, stores };
    }),
  );
  return months.filter(({ stores }) => stores.length > 0);
}
