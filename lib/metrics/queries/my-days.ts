import 'server-only';
import { and, asc, eq, gte, isNull, lte, or, sql, sum } from 'drizzle-orm';
import { guideAssignments } from '@/db/schema/guides';
import { guideDay } from '@/db/schema/metrics';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import type { DayRange } from '@/lib/time';

export type MyDay = { day: string; grossFen: bigint; refundsFen: bigint; orders: number; units: number };

/** The reader's own sales as a guide by business day; days without an order are left out. */
export async function listMyDays(ctx: Context, { range }: { range: DayRange }): Promise<MyDay[]> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        day: guideDay.day,
        grossFen: sum(guideDay.grossFen),
        refundsFen: sum(guideDay.refundsFen),
        orders: sum(guideDay.orders),
        units: sum(guideDay.units),
      })
      .from(guideDay)
      .where(
        and(
          inScope(ctx.scope, 'self:read', guideDay),
          gte(guideDay.day, range.from),
          lte(guideDay.day, range.to),
        ),
      )
      .groupBy(guideDay.day)
      .orderBy(asc(guideDay.day)),
  );
  return rows.map((row) => ({
    day: row.day,
    grossFen: BigInt(row.grossFen ?? '0'),
    refundsFen: BigInt(row.refundsFen ?? '0'),
    orders: Number(row.orders ?? 0),
    units: Number(row.units ?? 0),
  }));
}

/** The stores the reader works in as a guide today. */
export async function listMyStores(ctx: Context): Promise<{ id: string; code: string; name: string }[]> {
  const { guideId, today } = ctx.scope;
  if (guideId === null) return [];
  return ctx.db.read((tx) =>
    tx
      .select({ id: stores.id, code: stores.code, name: stores.name })
      .from(guideAssignments)
      .innerJoin(
        stores,
        and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId)),
      )
      .where(
        and(
          inScope(ctx.scope, 'self:read', guideAssignments),
          eq(guideAssignments.guideId, guideId),
          lte(guideAssignments.validFrom, today),
          or(isNull(guideAssignments.validTo), sql`${guideAssignments.validTo} > ${today}::date`),
        ),
      )
      .orderBy(asc(stores.name)),
  );
}
