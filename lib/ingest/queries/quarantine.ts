import 'server-only';
import { type AnyColumn, and, count, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { cipherBatches, quarantinedItems } from '@/db/schema/ingest';
import type { Context } from '@/lib/auth/context';
import { readCursor, writeCursor } from '@/lib/auth/page-cursor';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import { openText, unwrapDataKey } from '@/lib/personal-data';
import { maskBody } from '../personal-fields';

export type QuarantineLine = {
  id: string;
  source: string;
  type: string;
  extId: string;
  code: string;
  /** The unknown code; nothing for people. */
  hint: string | null;
  receivedAt: Date;
  attempts: number;
};
export type QuarantineFilters = {
  codes?: readonly string[];
  sources?: readonly string[];
  types?: readonly string[];
  after?: string;
  limit?: number;
};

const openInReach = (ctx: Context): SQL | undefined =>
  and(inScope(ctx.scope, 'ingest:read', quarantinedItems), eq(quarantinedItems.status, 'open'));
const oneOf = (column: AnyColumn, values: readonly string[] | undefined) =>
  values && values.length > 0 ? inArray(column, [...values]) : undefined;

const columns = {
  id: quarantinedItems.id,
  source: quarantinedItems.source,
  type: quarantinedItems.type,
  extId: quarantinedItems.extId,
  code: quarantinedItems.code,
  hint: sql<
    string | null
  >`case when ${quarantinedItems.code} = 'unknown_member' then null else ${quarantinedItems.hint} end`,
  receivedAt: quarantinedItems.receivedAt,
  attempts: quarantinedItems.attempts,
};

/** Open items in reach, the latest first. */
export async function listQuarantined(
  ctx: Context,
  filters: QuarantineFilters,
): Promise<{ rows: QuarantineLine[]; nextCursor: string | null }> {
  const { codes, sources, types, limit = 50 } = filters;
  const [at, id] = readCursor(filters.after, 2) ?? [];
  const instant = at && !Number.isNaN(Date.parse(at)) ? new Date(at) : null;
  const isBehind =
    instant && id && /^[0-9a-f-]{36}$/.test(id)
      ? or(
          lt(quarantinedItems.receivedAt, instant),
          and(eq(quarantinedItems.receivedAt, instant), lt(quarantinedItems.id, id)),
        )
      : undefined;
  const rows = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(quarantinedItems)
      .where(
        and(
          openInReach(ctx),
          oneOf(quarantinedItems.code, codes),
          oneOf(quarantinedItems.source, sources),
          oneOf(quarantinedItems.type, types),
          isBehind,
        ),
      )
      .orderBy(desc(quarantinedItems.receivedAt), desc(quarantinedItems.id))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? writeCursor(last.receivedAt.toISOString(), last.id) : null;
  return { rows: page, nextCursor };
}

export type QuarantineGroup = {
  code: string;
  source: string;
  type: string;
  hint: string | null;
  items: number;
};

/** Open items in reach by reason, source, type and unknown code; the largest groups first. */
export async function countQuarantined(ctx: Context): Promise<QuarantineGroup[]> {
  const { code, source, type, hint } = columns;
  return ctx.db.read((tx) =>
    tx
      .select({ code, source, type, hint, items: count() })
      .from(quarantinedItems)
      .where(openInReach(ctx))
      .groupBy(quarantinedItems.code, quarantinedItems.source, quarantinedItems.type, hint)
      .orderBy(desc(count()), quarantinedItems.code, quarantinedItems.source)
      .limit(1_000),
  );
}

export type QuarantineDetail = QuarantineLine & {
  path: string | null;
  status: 'open' | 'replayed' | 'dismissed';
  /** JSON text with personal fields masked; null once its key is destroyed. */
  body: string | null;
};

/** One held item in reach, personal fields masked. @throws AppError not_found */
export async function getQuarantined(ctx: Context, id: string): Promise<QuarantineDetail> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw notFound();
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({
        ...columns,
        path: quarantinedItems.path,
        status: quarantinedItems.status,
        bodyCipher: quarantinedItems.bodyCipher,
        wrappedKey: cipherBatches.wrappedKey,
      })
      .from(quarantinedItems)
      .innerJoin(
        cipherBatches,
        and(eq(cipherBatches.orgId, quarantinedItems.orgId), eq(cipherBatches.id, quarantinedItems.batchId)),
      )
      .where(and(inScope(ctx.scope, 'ingest:read', quarantinedItems), eq(quarantinedItems.id, id))),
  );
  if (!row) throw notFound();
  const { bodyCipher, wrappedKey, ...detail } = row;
  const body = wrappedKey
    ? JSON.stringify(maskBody(JSON.parse(openText(unwrapDataKey(wrappedKey), bodyCipher))), null, 2)
    : null;
  return { ...detail, body };
}
