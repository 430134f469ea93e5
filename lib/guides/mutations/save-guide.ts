import 'server-only';
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';
import { dbIn, type Tx } from '@/db/client';
import { guideAssignments, guides } from '@/db/schema/guides';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope, reachesAll } from '@/lib/auth/scope';
import { conflict, invalid, notFound } from '@/lib/errors';
import { saveOne } from '@/lib/organization/mutations';
import type { UpsertResult } from '@/lib/organization/upsert';
import { addDays, asDay } from '@/lib/time';
import { guidesToWrite } from '../guides-sql';
import type {
  AssignFormInput,
  AssignmentInput,
  CancelAssignmentInput,
  EndAssignmentInput,
  GuideEditInput,
  GuideFormInput,
} from '../input';
import { upsertAssignments } from './upsert-assignments';
import { upsertGuides } from './upsert-guides';

/** A new guide with the first store, from the day of hire, else from today. A code that exists is refused. */
export async function createGuide(ctx: Context, input: GuideFormInput): Promise<{ id: string }> {
  const { store, role, ...item } = input;
  // Without a store nobody but who sees everything would find the guide again.
  if (!store && !reachesAll(ctx.scope, 'guides:write')) throw invalid({ store: 'required' });
  return ctx.db.write(async (tx) => {
    const inside = { ...ctx, db: dbIn(tx) };
    const { id } = await saveOne(inside, { item, isNew: true, upsert: upsertGuides });
    if (store) {
      const stay = { guide: item.code, store, role, validFrom: item.hiredOn ?? ctx.scope.today };
      await saveOne(inside, { item: stay, isNew: true, upsert: upsertAssignments });
    }
    return { id };
  });
}

async function codeOf(ctx: Context, tx: Tx, id: string): Promise<string> {
  const [guide] = await tx
    .select({ code: guides.code })
    .from(guides)
    .where(and(guidesToWrite(ctx.scope), eq(guides.id, id)));
  if (!guide) throw notFound();
  return guide.code;
}

/** Open stays of someone who left end with the last day; returns how many. */
async function endStays(
  ctx: Context,
  tx: Tx,
  { id, code, leftOn }: { id: string; code: string; leftOn: string },
): Promise<number> {
  const end = addDays(asDay(leftOn), 1);
  const open = await tx
    .select({
      ...{ store: stores.code, role: guideAssignments.role, validFrom: guideAssignments.validFrom },
    })
    .from(guideAssignments)
    .innerJoin(stores, and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId)))
    .where(
      and(
        inScope(ctx.scope, 'guides:write', guideAssignments),
        eq(guideAssignments.guideId, id),
        lte(guideAssignments.validFrom, leftOn),
        or(isNull(guideAssignments.validTo), gt(guideAssignments.validTo, end)),
      ),
    );
  const stays: AssignmentInput[] = open.map((stay) => ({ ...stay, guide: code, validTo: end }));
  if (stays.length > 0) await upsertAssignments({ ...ctx, db: dbIn(tx) }, stays);
  return stays.length;
}

/** Changes a guide; the code stays. Someone who left leaves the stores too. */
export async function updateGuide(
  ctx: Context,
  input: GuideEditInput,
): Promise<{ id: string; ended: number }> {
  const { id, dropPhone, phone, ...fields } = input;
  return ctx.db.write(async (tx) => {
    const inside = { ...ctx, db: dbIn(tx) };
    const code = await codeOf(ctx, tx, id);
    const given = dropPhone ? { phone: null } : phone ? { phone } : {};
    await saveOne(inside, { item: { ...fields, ...given, code }, isNew: false, upsert: upsertGuides });
    const { leftOn } = fields;
    return { id, ended: leftOn ? await endStays(ctx, tx, { id, code, leftOn }) : 0 };
  });
}

/** Adds a stay. A stay that shares a day with another in the same store is refused beside its day. */
export async function assignGuide(ctx: Context, input: AssignFormInput): Promise<{ store: string }> {
  const { id, ...stay } = input;
  return ctx.db.write(async (tx) => {
    const item: AssignmentInput = { ...stay, guide: await codeOf(ctx, tx, id), validTo: undefined };
    const { outcome } = await saveOne(
      { ...ctx, db: dbIn(tx) },
      { item, isNew: false, upsert: upsertAssignments },
    );
    if (outcome !== 'created') throw invalid({ validFrom: 'already_assigned' });
    return { store: stay.store };
  });
}

type StayEnd = { id: string; storeId: string; validFrom: string; validTo: string | null };

/** A stay gets another end, or none; out of reach and missing are the same not_found. */
async function setStayEnd(ctx: Context, stay: StayEnd): Promise<UpsertResult | undefined> {
  const { id, storeId, validFrom, validTo } = stay;
  return ctx.db.write(async (tx) => {
    const guide = await codeOf(ctx, tx, id);
    const [known] = await tx
      .select({ store: stores.code, role: guideAssignments.role })
      .from(guideAssignments)
      .innerJoin(
        stores,
        and(eq(stores.orgId, guideAssignments.orgId), eq(stores.id, guideAssignments.storeId)),
      )
      .where(
        and(
          inScope(ctx.scope, 'guides:write', guideAssignments),
          eq(guideAssignments.guideId, id),
          eq(guideAssignments.storeId, storeId),
          eq(guideAssignments.validFrom, validFrom),
        ),
      );
    if (!known) throw notFound();
    const item: AssignmentInput = { ...known, guide, validFrom, validTo };
    const [result] = await upsertAssignments({ ...ctx, db: dbIn(tx) }, [item]);
    return result;
  });
}

/** Ends a stay with its last business day. */
export async function endAssignment(ctx: Context, input: EndAssignmentInput): Promise<{ id: string }> {
  const { lastDay, ...stay } = input;
  if (lastDay < stay.validFrom) throw invalid({ lastDay: 'ends_before_start' });
  const result = await setStayEnd(ctx, { ...stay, validTo: addDays(asDay(lastDay), 1) });
  if (result?.outcome === 'invalid')
    throw invalid(
      Object.fromEntries(
        result.problems.map(({ path, code }) => [
          ['validTo', 'validFrom'].includes(path) ? 'lastDay' : path,
          code,
        ]),
      ),
    );
  return { id: stay.id };
}

/** Takes the end of a stay back, unless another stay in the same store began behind it. */
export async function reopenAssignment(ctx: Context, stay: CancelAssignmentInput): Promise<{ id: string }> {
  const result = await setStayEnd(ctx, { ...stay, validTo: null });
  if (result?.outcome === 'invalid') throw conflict('assignment_taken_since');
  return { id: stay.id };
}
