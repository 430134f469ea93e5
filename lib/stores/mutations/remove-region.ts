import 'server-only';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { apiKeys, grants } from '@/db/schema/auth';
import { regions } from '@/db/schema/organization';
import { storeRegionHistory } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { coversPlace } from '@/lib/auth/reach';
import { inScope, reach } from '@/lib/auth/scope';
import { conflict, notFound } from '@/lib/errors';
import { nounLock } from '@/lib/organization/excluded-sql';

type Hanging = PgTable & { orgId: typeof grants.orgId; regionId: typeof grants.regionId };

/** What hangs on a region: with any of it the region stays. */
async function countInside(ctx: Context, tx: Tx, id: string): Promise<Record<string, number>> {
  const { orgId } = ctx.scope;
  const [children] = await tx
    .select({ many: count() })
    .from(regions)
    .where(and(eq(regions.orgId, orgId), eq(regions.parentId, id)));
  const [stood] = await tx
    .select({
      now: sql<number>`count(distinct ${storeRegionHistory.storeId}) filter (where ${isNull(storeRegionHistory.validTo)})`,
      ever: sql<number>`count(distinct ${storeRegionHistory.storeId})`,
    })
    .from(storeRegionHistory)
    .where(and(eq(storeRegionHistory.orgId, orgId), eq(storeRegionHistory.regionId, id)));
  const hanging = async (table: unknown) => {
    const its = table as Hanging;
    const [row] = await tx
      .select({ many: count() })
      .from(its as PgTable)
      .where(and(eq(its.orgId, orgId), eq(its.regionId, id)));
    return row?.many ?? 0;
  };
  const now = Number(stood?.now ?? 0);
  return {
    ...{ regions: children?.many ?? 0, stores: now, past: Number(stood?.ever ?? 0) - now },
    ...{ grants: await hanging(grants), keys: await hanging(apiKeys) },
  };
}

/** Removes an empty region; a full one says what is inside. */
export async function removeRegion(
  ctx: Context,
  input: { id: string },
): Promise<{ code: string; name: string; parentCode: string | null }> {
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'regions'));
    const [region] = await tx
      .select()
      .from(regions)
      .where(and(inScope(ctx.scope, 'organization:write', regions), eq(regions.id, input.id)));
    // The names above one's own part are seen, not changed.
    if (!region || !coversPlace(reach(ctx.scope, 'organization:write'), { brandId: null, path: region.path }))
      throw notFound();
    if (region.parentId === null) throw conflict('region_is_root');
    const inside = await countInside(ctx, tx, region.id);
    if (Object.values(inside).some((many) => many > 0)) throw conflict('region_not_empty', inside);
    const [parent] = await tx
      .select({ code: regions.code })
      .from(regions)
      .where(and(eq(regions.orgId, ctx.scope.orgId), eq(regions.id, region.parentId)));
    await tx.delete(regions).where(and(eq(regions.orgId, ctx.scope.orgId), eq(regions.id, region.id)));
    const { code, name } = region;
    await recordAudit(ctx, tx, {
      action: 'region.deleted',
      ...{ objectKind: 'region', objectId: region.id, objectName: name },
      before: { code, name, parent: parent?.code ?? null },
    });
    return { code, name, parentCode: parent?.code ?? null };
  });
}
