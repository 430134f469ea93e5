import 'server-only';
import { and, asc, count, desc, eq, gt } from 'drizzle-orm';
import { bulkEditRows, bulkEdits } from '@/db/schema/bulk-edits';
import type { Context } from '@/lib/auth/context';
import { hasOtherEyes } from '@/lib/auth/preview';
import { inScope } from '@/lib/auth/scope';
import { notFound } from '@/lib/errors';
import type { BulkChange, BulkOutcome, BulkReason, BulkSide } from '../bulk-edit';

const pageSize = 100;

/** Whose edits are shown: with other eyes nobody's. */
const makerOf = (ctx: Context): string | null => (hasOtherEyes(ctx) ? null : ctx.scope.userId);

/** Rows name stores of its maker's reach: nobody else opens an edit. */
const own = (ctx: Context, makerId: string) =>
  and(inScope(ctx.scope, 'stores:write', bulkEdits), eq(bulkEdits.createdByUserId, makerId));

export type ShownChange = BulkChange & { regionName?: string };

/** An edit with how many stores came to which end. @throws not_found */
export async function getBulkEdit(ctx: Context, { id }: { id: string }) {
  const makerId = makerOf(ctx);
  if (!makerId) throw notFound();
  return ctx.db.read(async (tx) => {
    const [edit] = await tx
      .select()
      .from(bulkEdits)
      .where(and(own(ctx, makerId), eq(bulkEdits.id, id)));
    if (!edit) throw notFound();
    const counted = await tx
      .select({ outcome: bulkEditRows.outcome, stores: count() })
      .from(bulkEditRows)
      .where(and(eq(bulkEditRows.orgId, edit.orgId), eq(bulkEditRows.editId, id)))
      .groupBy(bulkEditRows.outcome);
    const counts = Object.fromEntries(counted.map(({ outcome, stores }) => [outcome, stores]));
    return {
      ...edit,
      change: edit.change as ShownChange,
      counts: counts as Partial<Record<BulkOutcome, number>>,
    };
  });
}

/** Stores of an edit by code, a page; `after` = the last code seen. @throws not_found */
export async function listBulkEditRows(
  ctx: Context,
  { id, outcome, after }: { id: string; outcome?: BulkOutcome; after?: string },
) {
  const edit = await getBulkEdit(ctx, { id });
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(bulkEditRows)
      .where(
        and(
          eq(bulkEditRows.orgId, edit.orgId),
          eq(bulkEditRows.editId, id),
          outcome ? eq(bulkEditRows.outcome, outcome) : undefined,
          after ? gt(bulkEditRows.storeCode, after) : undefined,
        ),
      )
      .orderBy(asc(bulkEditRows.storeCode))
      .limit(pageSize + 1),
  );
  const page = rows.slice(0, pageSize).map(({ before, after: next, reason, ...row }) => ({
    ...row,
    before: before as BulkSide,
    after: next as BulkSide | null,
    reason: reason as BulkReason | null,
  }));
  return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.storeCode ?? null) : null };
}

/** One's own edits, the latest first. */
export async function listBulkEdits(ctx: Context) {
  const makerId = makerOf(ctx);
  if (!makerId) return [];
  const rows = await ctx.db.read((tx) =>
    tx.select().from(bulkEdits).where(own(ctx, makerId)).orderBy(desc(bulkEdits.createdAt)).limit(50),
  );
  return rows.map((row) => ({ ...row, change: row.change as ShownChange }));
}
