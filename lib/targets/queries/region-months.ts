import 'server-only';
import type { Context } from '@/lib/auth/context';
import { listRegionTree } from '@/lib/organization/queries';
import { getNodeMonth, type NodeMonth } from './node-month';

export type RegionMonth = { code: string; name: string } & Pick<NodeMonth, 'progress' | 'stores'>;

/** The regions one step below a node, each with its month by its own shape; those without a store in it are left out. */
export async function listRegionMonths(
  ctx: Context,
  {
    node,
    month,
    through,
  }: { node: Pick<NodeMonth['node'], 'regionId'> } & Pick<NodeMonth, 'month' | 'through'>,
): Promise<RegionMonth[]> {
  const below = (await listRegionTree(ctx)).filter((region) => region.parentId === node.regionId);
  const months = await Promise.all(
    below.map(async ({ code, name }) => {
      const { progress, stores } = await getNodeMonth(ctx, { node: { region: code }, month, through });
      return { code, name, progress, stores };
    }),
  );
  return months.filter(({ stores }) => stores.length > 0);
}
