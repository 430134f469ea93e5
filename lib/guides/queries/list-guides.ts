import 'server-only';
import { and, asc, count, eq, gt, gte, inArray, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import type { Tx } from '@/db/client';
import { guideAssignments, guides } from '@/db/schema/guides';
import { regions } from '@/db/schema/organization';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope } from '@/lib/auth/scope';
import { maskPhone } from '@/lib/members/phone';
import { decodeKeyset, keysetPage, type ListPage } from '@/lib/organization/keyset';
import { keysetSql } from '@/lib/organization/keyset-sql';
import { matchesText } from '@/lib/organization/text-match-sql';
import { openText, unwrapDataKey } from '@/lib/personal-data';
import { guidesInReach, staysOn } from '../guides-sql';
import type { GuideRole } from '../input';
import { type GuideStatus, guideStatus } from '../stays';

export type GuideFilters = {
  /** That one alone. */
  id?: string;
  search?: string;
  /** Codes; a region stands for its whole subtree. Stays of today count. */
  stores?: readonly string[];
  regions?: readonly string[];
  roles?: readonly string[];
  statuses?: readonly string[];
  sort?: { key: string; isDescending: boolean } | null;
  cursor?: { side: 'after' | 'before'; token: string } | null;
  limit?: number;
};

export type GuideLine = {
  id: string;
  code: string;
  name: string;
  phone: string | null;
  hiredOn: string | null;
  leftOn: string | null;
  status: GuideStatus;
  /** Stays of today in reach, else the ones to come; leading roles first. */
  stays: { storeId: string; storeName: string; role: GuideRole; from: string }[];
};

const sortValues: Record<string, SQL> = {
  name: sql`(${guides.pinyinInitials} || ' ' || ${guides.nameKey})`,
  code: sql`${guides.code} collate "C"`,
  hired: sql`coalesce(${guides.hiredOn}, '1900-01-01')::text collate "C"`,
};

const builder = new QueryBuilder();
const itsStore = and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId));

/** Guides with a stay of today in reach that fits. */
const staying = (ctx: Context, fits?: SQL) =>
  inArray(
    guides.id,
    builder
      .select({ id: guideAssignments.guideId })
      .from(guideAssignments)
      .innerJoin(stores, itsStore)
      .where(and(inScope(ctx.scope, 'guides:read', guideAssignments), staysOn(ctx.scope.today), fits)),
  );

async function inRegions(ctx: Context, tx: Tx, codes: readonly string[]): Promise<SQL> {
  const { orgId, today } = ctx.scope;
  const found = await tx
    .select({ path: regions.path })
    .from(regions)
    .where(and(inScope(ctx.scope, 'guides:read', regions), inArray(regions.code, [...codes])));
  const parts = found.map(({ path }) => and(gte(regions.path, path), lt(regions.path, subtreeEnd(path))));
  const standing = builder
    .select({ id: storeRegionHistory.storeId })
    .from(storeRegionHistory)
    .innerJoin(
      regions,
      and(eq(regions.orgId, storeRegionHistory.orgId), eq(regions.id, storeRegionHistory.regionId)),
    )
    .where(
      and(
        eq(storeRegionHistory.orgId, orgId),
        sql`${storeRegionHistory.validFrom} <= ${today}::date`,
        or(isNull(storeRegionHistory.validTo), gt(storeRegionHistory.validTo, today)),
        or(...parts) ?? sql`false`,
      ),
    );
  return inArray(guideAssignments.storeId, standing);
}

function hasStatus(ctx: Context, statuses: readonly string[] | undefined): SQL | undefined {
  if (!statuses || statuses.length === 0) return undefined;
  const hasLeft = sql`coalesce(${guides.leftOn} < ${ctx.scope.today}::date, false)`;
  // A map: the words come from an address, and an object knows `__proto__` too.
  const meant = new Map<string, SQL | undefined>([
    ['left', hasLeft],
    ['active', and(not(hasLeft), staying(ctx))],
    ['unassigned', and(not(hasLeft), not(staying(ctx)))],
  ]);
  return or(...statuses.map((status) => meant.get(status))) ?? sql`false`;
}

async function matchingGuides(ctx: Context, tx: Tx, filters: GuideFilters): Promise<SQL | undefined> {
  const { stores: storeCodes = [], regions: regionCodes = [], roles = [] } = filters;
  const fits = and(
    storeCodes.length > 0 ? inArray(stores.code, [...storeCodes]) : undefined,
    regionCodes.length > 0 ? await inRegions(ctx, tx, regionCodes) : undefined,
    roles.length > 0 ? inArray(guideAssignments.role, [...roles] as GuideRole[]) : undefined,
  );
  return and(
    guidesInReach(ctx.scope, 'guides:read'),
    filters.id === undefined ? undefined : eq(guides.id, filters.id),
    matchesText(guides, filters.search ?? ''),
    fits && staying(ctx, fits),
    hasStatus(ctx, filters.statuses),
  );
}

async function staysOf(ctx: Context, tx: Tx, ids: string[]): Promise<Map<string, GuideLine['stays']>> {
  const { today } = ctx.scope;
  const rows = await tx
    .select({
      ...{ guideId: guideAssignments.guideId, storeId: stores.id, storeName: stores.name },
      ...{ role: guideAssignments.role, from: guideAssignments.validFrom },
    })
    .from(guideAssignments)
    .innerJoin(stores, itsStore)
    .where(
      and(
        inScope(ctx.scope, 'guides:read', guideAssignments),
        inArray(guideAssignments.guideId, ids),
        or(isNull(guideAssignments.validTo), gt(guideAssignments.validTo, today)),
      ),
    )
    .orderBy(
      sql`array_position(array['regional_lead', 'store_manager', 'guide'], ${guideAssignments.role})`,
      asc(stores.name),
    );
  const found = new Map(ids.map((id) => [id, rows.filter(({ guideId }) => guideId === id)]));
  return new Map(
    [...found].map(([id, stays]) => {
      const now = stays.filter(({ from }) => from <= today);
      return [id, (now.length > 0 ? now : stays).map(({ guideId: _, ...stay }) => stay)];
    }),
  );
}

/** The number as a page may show it; null when there is none or its key is gone. */
function maskedPhone(phoneCipher: Buffer | null, wrappedKey: Buffer | null): string | null {
  if (!phoneCipher || !wrappedKey) return null;
  return maskPhone(openText(unwrapDataKey(wrappedKey), phoneCipher));
}

/** Guides in reach that match, a page of the sorted list, and how many match in all; phones masked. */
export async function listGuides(
  ctx: Context,
  filters: GuideFilters,
): Promise<ListPage<GuideLine & { value: string }>> {
  const { today } = ctx.scope;
  const limit = Math.min(filters.limit ?? 50, 1000);
  const value = sortValues[filters.sort?.key ?? 'name'] ?? (sortValues.name as SQL);
  const cursor = filters.cursor
    ? { side: filters.cursor.side, at: decodeKeyset(filters.cursor.token) }
    : null;
  const isDescending = filters.sort?.isDescending ?? false;
  const page = keysetSql({ value, id: guides.id, isDescending, cursor });
  return ctx.db.read(async (tx) => {
    const matching = await matchingGuides(ctx, tx, filters);
    const fetched = await tx
      .select({
        ...{ id: guides.id, code: guides.code, name: guides.name, hiredOn: guides.hiredOn },
        ...{ leftOn: guides.leftOn, phoneCipher: guides.phoneCipher, wrappedKey: guides.wrappedKey },
        value: sql<string>`${value}`,
      })
      .from(guides)
      .where(and(matching, page.where))
      .orderBy(...page.orderBy)
      .limit(limit + 1);
    const [counted] = await tx.select({ total: count() }).from(guides).where(matching);
    const stays = await staysOf(
      ctx,
      tx,
      fetched.map(({ id }) => id),
    );
    const rows = fetched.map(({ phoneCipher, wrappedKey, ...row }) => {
      const own = stays.get(row.id) ?? [];
      const isAssigned = own.some(({ from }) => from <= today);
      return {
        ...row,
        phone: maskedPhone(phoneCipher, wrappedKey),
        status: guideStatus({ leftOn: row.leftOn, isAssigned }, today),
        stays: own,
      };
    });
    return keysetPage(rows, { limit, total: counted?.total ?? 0, cursor });
  });
}

/** How many guides are in reach at all, to tell an empty list from one nothing matches. */
export async function countGuides(ctx: Context): Promise<number> {
  const [row] = await ctx.db.read((tx) =>
    tx.select({ total: count() }).from(guides).where(guidesInReach(ctx.scope, 'guides:read')),
  );
  return row?.total ?? 0;
}
