import 'server-only';
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { memberships, users } from '@/db/schema/auth';
import { guideAssignments, guides } from '@/db/schema/guides';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { maskedAccount } from '@/lib/auth/phone-mask';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { pageOf } from '@/lib/organization/code-page';
import type { PageInput } from '@/lib/organization/input';
import { guidesInReach } from '../guides-sql';
import { listGuides } from './list-guides';

const itsStore = and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId));

/** One guide with every stay in reach, newest first; null when absent or out of reach. */
export async function findGuide(ctx: Context, { id }: { id: string }) {
  if (!isUuid(id)) return null;
  const { rows } = await listGuides(ctx, { id, limit: 1 });
  const [guide] = rows;
  if (!guide) return null;
  const history = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ storeId: stores.id, storeCode: stores.code, storeName: stores.name },
        ...{ role: guideAssignments.role, from: guideAssignments.validFrom, to: guideAssignments.validTo },
        canWrite: sql<boolean>`${inScope(ctx.scope, 'guides:write', guideAssignments)}`,
      })
      .from(guideAssignments)
      .innerJoin(stores, itsStore)
      .where(and(inScope(ctx.scope, 'guides:read', guideAssignments), eq(guideAssignments.guideId, id)))
      .orderBy(desc(guideAssignments.validFrom), asc(stores.name)),
  );
  const { value: _, stays: __, ...rest } = guide;
  return { ...rest, stays: history };
}
export type GuideDetail = NonNullable<Awaited<ReturnType<typeof findGuide>>>;

/** The same, or not_found. */
export async function getGuide(ctx: Context, filter: { id: string }): Promise<GuideDetail> {
  const guide = await findGuide(ctx, filter);
  if (!guide) throw notFound();
  return guide;
}

/** The account a guide signs in with, if there is one and the reader may see people. */
export async function findGuideAccount(ctx: Context, { id }: { id: string }) {
  if (!isUuid(id)) return null;
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ id: users.id, name: users.name, account: users.account },
        showsPhone: sql<boolean>`${inScope(ctx.scope, 'phones:read', memberships)}`,
      })
      .from(guides)
      .innerJoin(memberships, and(eq(memberships.orgId, guides.orgId), eq(memberships.userId, guides.userId)))
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          guidesInReach(ctx.scope, 'guides:read'),
          inScope(ctx.scope, 'users:read', memberships),
          eq(guides.id, id),
        ),
      ),
  );
  if (!row) return null;
  const { showsPhone, account, ...rest } = row;
  return { ...rest, account: showsPhone ? account : maskedAccount(account) };
}

/** Guides in reach by code as the API knows them, a page at a time; with `code`, that one. Phones are never answered. */
export async function listGuidePage(ctx: Context, page: PageInput & { code?: string }) {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        ...{ code: guides.code, name: guides.name, hiredOn: guides.hiredOn, leftOn: guides.leftOn },
        hasPhone: sql<boolean>`${guides.phoneCipher} is not null`,
        updatedAt: guides.updatedAt,
      })
      .from(guides)
      .where(
        and(
          guidesInReach(ctx.scope, 'guides:read'),
          page.code === undefined ? gt(guides.code, page.cursor ?? '') : eq(guides.code, page.code),
        ),
      )
      .orderBy(asc(guides.code))
      .limit(page.limit + 1),
  );
  return pageOf(rows, page.limit);
}
