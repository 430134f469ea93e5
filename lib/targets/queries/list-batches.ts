import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { regions } from '@/db/schema/organization';
import { targetBatches, targetChanges } from '@/db/schema/targets';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import type { TargetBatch } from '../target-batch';

/** The latest settings of targets that touch a store in reach, newest first; figures are of those stores only. */
export async function listTargetBatches(ctx: Context, { limit }: { limit: number }): Promise<TargetBatch[]> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ id: targetBatches.id, kind: targetBatches.kind, label: targetBatches.label },
        ...{ createdAt: targetBatches.createdAt, createdByName: targetBatches.createdByName },
        regionName: regions.name,
        stores: sql<number>`count(distinct ${targetChanges.storeId})::int`,
        changes: sql<number>`count(*)::int`,
        undone: sql<number>`count(${targetChanges.undoneAt})::int`,
        firstMonth: sql<string>`min(${targetChanges.day})::text`,
        lastMonth: sql<string>`max(${targetChanges.day})::text`,
        sumFen: sql<string>`coalesce(sum(${targetChanges.afterFen}), 0)::text`,
      })
      .from(targetBatches)
      .innerJoin(
        targetChanges,
        and(eq(targetChanges.orgId, targetBatches.orgId), eq(targetChanges.batchId, targetBatches.id)),
      )
      .leftJoin(
        regions,
        and(
          eq(regions.orgId, targetBatches.orgId),
          eq(regions.id, targetBatches.regionId),
          inScope(ctx.scope, 'organization:read', regions),
        ),
      )
      .where(
        and(
          inScope(ctx.scope, 'targets:read', targetBatches),
          inScope(ctx.scope, 'targets:read', targetChanges),
        ),
      )
      .groupBy(
        ...[targetBatches.orgId, targetBatches.id, targetBatches.kind, targetBatches.label],
        ...[targetBatches.createdAt, targetBatches.createdByName, regions.name],
      )
      .orderBy(desc(targetBatches.createdAt), desc(targetBatches.id))
      .limit(limit),
  );
  return rows.map((row) => ({ ...row, sumFen: BigInt(row.sumFen) }));
}
