import 'server-only';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import { storeTargets } from '@/db/schema/targets';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { pageOf } from '@/lib/organization/code-page';
import type { PageInput } from '@/lib/organization/input';
import { parseTargetCode, targetCode } from '../target-code';

/** Targets as the API knows them by `2026-11:S0001`, a page at a time; with `code`, that one. */
export async function listTargetPage(ctx: Context, page: PageInput & { code?: string }) {
  const after = parseTargetCode(page.cursor ?? '');
  const one = page.code === undefined ? null : parseTargetCode(page.code);
  if (page.code !== undefined && !one) return pageOf([], page.limit);
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ store: stores.code, month: storeTargets.day, netFen: storeTargets.netFen },
        updatedAt: storeTargets.updatedAt,
      })
      .from(storeTargets)
      .innerJoin(stores, and(eq(stores.orgId, storeTargets.orgId), eq(stores.id, storeTargets.storeId)))
      .where(
        and(
          inScope(ctx.scope, 'targets:read', storeTargets),
          isNotNull(storeTargets.netFen),
          one ? and(eq(storeTargets.day, one.month), eq(stores.code, one.store)) : undefined,
          after
            ? sql`(${storeTargets.day}, ${stores.code}) > (${after.month}::date, ${after.store})`
            : undefined,
        ),
      )
      .orderBy(asc(storeTargets.day), asc(stores.code))
      .limit(page.limit + 1),
  );
  return pageOf(
    rows.map((row) => ({ code: targetCode(row), ...row, month: row.month.slice(0, 7) })),
    page.limit,
  );
}
