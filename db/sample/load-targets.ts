import { and, eq, gte, sql } from 'drizzle-orm';
import { storeDay } from '@/db/schema/metrics';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { setTargets } from '@/lib/targets/mutations/set-targets';
import { addMonths, asDay, type Day, daysBetween, monthEnd, monthStart } from '@/lib/time';

const months = 14;
/** Targets are round figures: whole thousands of yuan, in fen. */
const round = 100_000n;

type Month = { netFen: bigint; days: number };

/** Net sales and days with sales by store code and month. */
async function readMonths(ctx: Context, from: Day): Promise<Map<string, Map<string, Month>>> {
  const month = sql<string>`date_trunc('month', ${storeDay.day})::date::text`;
  const rows = await ctx.db.read((tx) =>
    tx
      .select({
        code: stores.code,
        month,
        net: sql<string>`sum(${storeDay.grossFen} - ${storeDay.refundsFen})::text`,
        days: sql<number>`count(*)::int`,
      })
      .from(storeDay)
      .innerJoin(stores, and(eq(stores.orgId, storeDay.orgId), eq(stores.id, storeDay.storeId)))
      .where(and(eq(storeDay.orgId, ctx.scope.orgId), gte(storeDay.day, from)))
      .groupBy(stores.code, month),
  );
  const known = new Map<string, Map<string, Month>>();
  for (const { code, month: at, net, days } of rows) {
    const store = known.get(code) ?? new Map<string, Month>();
    known.set(code, store.set(at, { netFen: BigInt(net), days }));
  }
  return known;
}

const lengthOf = (month: Day): number => daysBetween(month, monthEnd(month)) + 1;

/** Between 94 % and 107 %, by store and month: some stores are ahead of their first targets, some behind. */
function easeOf(code: string, month: Day): bigint {
  let mixed = Number(month.slice(5, 7)) * 31;
  for (let at = 0; at < code.length; at += 1) mixed = (mixed * 33 + code.charCodeAt(at)) % 9_973;
  return BigInt(94 + (mixed % 14));
}

/** Last year's month and 6 % on top; without a whole month last year, what the month itself makes at its pace. */
function targetOf(store: ReadonlyMap<string, Month>, { code, month }: { code: string; month: Day }) {
  const before = addMonths(month, -12);
  const lastYear = store.get(before);
  const now = store.get(month);
  const fen =
    lastYear && lastYear.days === lengthOf(before)
      ? (lastYear.netFen * 106n) / 100n
      : now && (now.netFen * BigInt(lengthOf(month)) * easeOf(code, month)) / (BigInt(now.days) * 100n);
  return fen === undefined || fen <= 0n ? null : ((fen + round / 2n) / round) * round;
}

/** Sets the targets of the last fourteen months through the door that people use; a year is a batch. */
export async function loadTargets(ctx: Context, to: Day): Promise<number> {
  const last = monthStart(to);
  const known = await readMonths(ctx, addMonths(last, -months - 12));
  const items = [...known].flatMap(([code, store]) =>
    Array.from({ length: months }, (_, back) => asDay(addMonths(last, -back))).flatMap((month) => {
      const netFen = targetOf(store, { code, month });
      return netFen === null ? [] : [{ store: code, month, netFen }];
    }),
  );
  for (const year of [...new Set(items.map(({ month }) => month.slice(0, 4)))].sort())
    await setTargets(ctx, {
      items: items.filter(({ month }) => month.startsWith(year)),
      kind: 'imported',
      label: `目标-${year}.xlsx`,
    });
  return items.length;
}
