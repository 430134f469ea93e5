import 'server-only';
import { and, desc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm';
import { guides } from '@/db/schema/guides';
import { orders } from '@/db/schema/orders';
import { channels } from '@/db/schema/organization';
import type { Context } from '@/lib/auth/context';
import { readCursor, writeCursor } from '@/lib/auth/page-cursor';
import { inScope } from '@/lib/auth/scope';
import type { DayRange } from '@/lib/time';

export type StoreOrder = {
  source: string;
  id: string;
  occurredAt: Date | null;
  amountFen: bigint;
  refundedFen: bigint;
  units: number;
  isIdentified: boolean;
  isVoided: boolean;
  guideName: string | null;
  /** Its name; the code as it came when the organization does not list it. */
  channel: string | null;
};

export type StoreOrdersQuestion = { storeId: string; range: DayRange; cursor?: string; limit?: number };

const columns = {
  source: orders.source,
  id: orders.extId,
  day: orders.businessDay,
  occurredAt: orders.occurredAt,
  amountFen: orders.amountFen,
  refundedFen: orders.refundedFen,
  units: orders.units,
  memberId: orders.memberId,
  voidCount: orders.voidCount,
  channel: sql<string | null>`coalesce(${channels.name}, ${orders.channel})`,
  guideName: guides.name,
};

/** Paid orders of a store in a range of business days, newest first; a voided one is shown and counts nowhere. */
export async function listStoreOrders(
  ctx: Context,
  { storeId, range, cursor, limit = 50 }: StoreOrdersQuestion,
): Promise<{ rows: StoreOrder[]; next: string | null }> {
  const at = readCursor(cursor, 3);
  const after = at
    ? sql`(${orders.businessDay}, ${orders.source}, ${orders.extId}) < (${at[0]}::date, ${at[1]}, ${at[2]})`
    : undefined;
  const found = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(orders)
      .leftJoin(
        guides,
        and(
          eq(guides.orgId, orders.orgId),
          eq(guides.id, orders.guideId),
          inScope(ctx.scope, 'guides:read', guides),
        ),
      )
      .leftJoin(
        channels,
        and(
          eq(channels.orgId, orders.orgId),
          eq(channels.code, orders.channel),
          inScope(ctx.scope, 'organization:read', channels),
        ),
      )
      .where(
        and(
          inScope(ctx.scope, 'orders:read', orders),
          eq(orders.storeId, storeId),
          gte(orders.businessDay, range.from),
          lte(orders.businessDay, range.to),
          isNotNull(orders.bodyHash),
          after,
        ),
      )
      .orderBy(desc(orders.businessDay), desc(orders.source), desc(orders.extId))
      .limit(limit + 1),
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    next: found.length > limit && last ? writeCursor(last.day ?? '', last.source, last.id) : null,
    rows: page.map(({ memberId, voidCount, amountFen, units, day: _, ...row }) => ({
      ...row,
      amountFen: amountFen ?? 0n,
      units: units ?? 0,
      isIdentified: memberId !== null,
      isVoided: voidCount > 0,
    })),
  };
}
