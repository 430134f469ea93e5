import 'server-only';
import { and, asc, eq, gt } from 'drizzle-orm';
import { campaigns } from '@/db/schema/campaigns';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { pageOf } from '@/lib/organization/code-page';
import type { PageInput } from '@/lib/organization/input';

/** Campaigns by code, a page at a time; with `code`, that one. */
export async function listCampaignPage(ctx: Context, page: PageInput & { code?: string }) {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        code: campaigns.code,
        name: campaigns.name,
        startsOn: campaigns.startsOn,
        endsOn: campaigns.endsOn,
      })
      .from(campaigns)
      .where(
        and(
          inScope(ctx.scope, 'organization:read', campaigns),
          page.code === undefined ? gt(campaigns.code, page.cursor ?? '') : eq(campaigns.code, page.code),
        ),
      )
      .orderBy(asc(campaigns.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}
