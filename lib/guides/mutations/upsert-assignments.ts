import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { guideAssignments, guides } from '@/db/schema/guides';
import { stores } from '@/db/schema/stores';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { holds, inScope } from '@/lib/auth/scope';
import { AppError } from '@/lib/errors';
import { excludedColumns, nounLock } from '@/lib/organization/excluded-sql';
import {
  planUpsert,
  type UpsertItem,
  type UpsertPlan,
  type UpsertProblem,
  type UpsertResult,
} from '@/lib/organization/upsert';
import { guidesToWrite } from '../guides-sql';
import type { AssignmentInput } from '../input';
import { overlap } from '../stays';

type Row = typeof guideAssignments.$inferSelect;
type Named = { id: string; name: string };
type Around = { guides: Map<string, Named>; stores: Map<string, Named>; stays: Map<string, Row[]> };
/** A stay as an upsert knows it: its key stands for both id and code. */
type StayLine = { id: string; code: string; role: string; validTo: string | null };

const keyOf = ({ guide, store, validFrom }: Pick<AssignmentInput, 'guide' | 'store' | 'validFrom'>) =>
  `${guide} ${store} ${validFrom}`;
const pairOf = (guideId: string, storeId: string) => `${guideId} ${storeId}`;

async function readAround(ctx: Context, tx: Tx, input: readonly AssignmentInput[]): Promise<Around> {
  const guideRows = await tx
    .select({ id: guides.id, code: guides.code, name: guides.name })
    .from(guides)
    .where(and(guidesToWrite(ctx.scope), inArray(guides.code, [...new Set(input.map((row) => row.guide))])));
  const storeRows = await tx
    .select({ id: stores.id, code: stores.code, name: stores.name })
    .from(stores)
    .where(
      and(
        inScope(ctx.scope, 'guides:write', stores),
        inArray(stores.code, [...new Set(input.map((row) => row.store))]),
      ),
    );
  const rows = await tx
    .select()
    .from(guideAssignments)
    .where(
      and(
        eq(guideAssignments.orgId, ctx.scope.orgId),
        inArray(
          guideAssignments.guideId,
          guideRows.map(({ id }) => id),
        ),
        inArray(
          guideAssignments.storeId,
          storeRows.map(({ id }) => id),
        ),
      ),
    );
  const stays = new Map<string, Row[]>();
  for (const row of rows) {
    const pair = pairOf(row.guideId, row.storeId);
    stays.set(pair, [...(stays.get(pair) ?? []), row]);
  }
  const byCode = (list: (Named & { code: string })[]) => new Map(list.map((one) => [one.code, one]));
  return { guides: byCode(guideRows), stores: byCode(storeRows), stays };
}

/** What one stay becomes, given those so far; a good one joins them, so that the next in the list is held against it. */
function itemOf(ctx: Context, input: AssignmentInput, around: Around): UpsertItem {
  const { role, validFrom, validTo } = input;
  const code = keyOf(input);
  const guide = around.guides.get(input.guide);
  const store = around.stores.get(input.store);
  const problems: UpsertProblem[] = [];
  if (!guide) problems.push({ path: 'guide', code: 'unknown_guide' });
  if (!store) problems.push({ path: 'store', code: 'unknown_store' });
  if (validTo && validTo <= validFrom) problems.push({ path: 'validTo', code: 'ends_before_start' });
  const values = { role, ...(validTo === undefined ? {} : { validTo }) };
  if (!guide || !store || problems.length > 0) return { code, values, problems };
  const pair = pairOf(guide.id, store.id);
  const others = (around.stays.get(pair) ?? []).filter((stay) => stay.validFrom !== validFrom);
  const known = (around.stays.get(pair) ?? []).find((stay) => stay.validFrom === validFrom);
  const to = validTo === undefined ? (known?.validTo ?? null) : validTo;
  const isTaken = others.some((stay) =>
    overlap({ from: validFrom, to }, { from: stay.validFrom, to: stay.validTo }),
  );
  if (isTaken) return { code, values, problems: [{ path: 'validFrom', code: 'already_assigned' }] };
  const { orgId } = ctx.scope;
  const stay: Row = { orgId, guideId: guide.id, storeId: store.id, role, validFrom, validTo: to };
  around.stays.set(pair, [...others, stay]);
  return { code, values };
}

function knownStays(input: readonly AssignmentInput[], around: Around): Map<string, StayLine> {
  const lines = input.flatMap((row) => {
    const pair = pairOf(around.guides.get(row.guide)?.id ?? '', around.stores.get(row.store)?.id ?? '');
    const stay = around.stays.get(pair)?.find(({ validFrom }) => validFrom === row.validFrom);
    const code = keyOf(row);
    return stay ? [[code, { id: code, code, role: stay.role, validTo: stay.validTo }] as const] : [];
  });
  return new Map(lines);
}

async function record(
  ctx: Context,
  tx: Tx,
  { plan, input, around }: { plan: UpsertPlan; input: Map<string, AssignmentInput>; around: Around },
) {
  const before = new Map(plan.results.map((result) => [result.code, result.before]));
  await recordAudit(
    ctx,
    tx,
    ...plan.writes.flatMap(({ code, isNew, values }) => {
      const row = input.get(code);
      const guide = around.guides.get(row?.guide ?? '');
      const store = around.stores.get(row?.store ?? '');
      if (!row || !guide || !store) return [];
      return [
        {
          action: `guide.${isNew ? 'assigned' : 'assignment_changed'}`,
          objectKind: 'guide',
          ...{ objectId: guide.id, objectName: guide.name, storeId: store.id },
          before: before.get(code) ?? null,
          after: { store: row.store, validFrom: row.validFrom, ...values },
        },
      ];
    }),
  );
}

/**
 * Assigns guides to stores, or changes stays, in a few statements; a stay is known by guide, store and first day.
 * Two stays of one guide in one store never share a day: the second is refused. Joins an open transaction when
 * `ctx.db` stands in one.
 */
export async function upsertAssignments(
  ctx: Context,
  input: readonly AssignmentInput[],
): Promise<UpsertResult[]> {
  if (!holds(ctx.scope, 'guides:write')) throw new AppError('forbidden');
  return ctx.db.write(async (tx) => {
    await tx.execute(nounLock(ctx.scope.orgId, 'guides'));
    const around = await readAround(ctx, tx, input);
    const known = knownStays(input, around);
    const firsts = new Map<string, AssignmentInput>();
    const items = input.map((row): UpsertItem => {
      const code = keyOf(row);
      if (firsts.has(code)) return { code, values: {} };
      firsts.set(code, row);
      return itemOf(ctx, row, around);
    });
    const plan = planUpsert({ items, known, newId: (code) => code });
    const written = new Set(plan.writes.map(({ code }) => code));
    const rows = [...firsts].flatMap(([code, row]) => {
      const pair = pairOf(around.guides.get(row.guide)?.id ?? '', around.stores.get(row.store)?.id ?? '');
      const stay = around.stays.get(pair)?.find(({ validFrom }) => validFrom === row.validFrom);
      return written.has(code) && stay ? [stay] : [];
    });
    if (rows.length > 0)
      await tx
        .insert(guideAssignments)
        .values(rows)
        .onConflictDoUpdate({
          target: [
            guideAssignments.orgId,
            guideAssignments.guideId,
            guideAssignments.storeId,
            guideAssignments.validFrom,
          ],
          set: excludedColumns(guideAssignments, ['role', 'validTo']),
        });
    await record(ctx, tx, { plan, input: firsts, around });
    return plan.results;
  });
}
