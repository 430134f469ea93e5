import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { guideAssignments, guides } from '@/db/schema/guides';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import type { PageInput } from '@/lib/organization/input';
import { readStayCursor, stayCursor } from '../stay-cursor';

/** Stays in reach by guide, store and first day, a page at a time; with `guide`, those of that guide. */
export async function listAssignmentPage(ctx: Context, page: PageInput & { guide?: string }) {
  const after = readStayCursor(page.cursor);
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ guide: guides.code, store: stores.code, role: guideAssignments.role },
        ...{ validFrom: guideAssignments.validFrom, validTo: guideAssignments.validTo },
      })
      .from(guideAssignments)
      .innerJoin(
        guides,
        and(eq(guides.orgId, guideAssignments.orgId), eq(guides.id, guideAssignments.guideId)),
      )
      .innerJoin(
        stores,
        and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId)),
      )
      .where(
        and(
          inScope(ctx.scope, 'guides:read', guideAssignments),
          page.guide === undefined ? undefined : eq(guides.code, page.guide),
          after
            ? sql`(${guides.code}, ${stores.code}, ${guideAssignments.validFrom}) > (${after.guide}, ${after.store}, ${after.validFrom}::date)`
            : undefined,
        ),
      )
      .orderBy(asc(guides.code), asc(stores.code), asc(guideAssignments.validFrom))
      .limit(page.limit + 1),
  );
  const data = rows.slice(0, page.limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > page.limit && last ? stayCursor(last) : null };
}
