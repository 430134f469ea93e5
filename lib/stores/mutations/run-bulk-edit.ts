import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { systemDb, type Tx } from '@/db/client';
import { bulkEditRows, bulkEdits } from '@/db/schema/bulk-edits';
import { recordAudit } from '@/lib/audit/mutations';
import { type Context, onPipeline, personContext } from '@/lib/auth/context';
import { holds, inScope } from '@/lib/auth/scope';
import { AppError, conflict, notFound } from '@/lib/errors';
import { notify } from '@/lib/inbox/mutations/notify';
import { enqueue } from '@/lib/jobs/queue';
import {
  type BulkChange,
  type BulkOutcome,
  type BulkReason,
  type BulkSide,
  isSame,
  touchedValue,
} from '../bulk-edit';
import { bulkEditJob } from '../input';
import { type HeldStore, holdStores, setValue } from './bulk-stores';

/** Stores changed in one transaction: what is done stays done when the worker is killed. */
const together = 200;

type Edit = typeof bulkEdits.$inferSelect;
type Row = typeof bulkEditRows.$inferSelect;
type Act = 'run' | 'undo';

const at = (orgId: string, id: string) => and(eq(bulkEdits.orgId, orgId), eq(bulkEdits.id, id));

/** Asks for a previewed edit to be applied, or an applied one to be taken back. Asked twice it is done once. */
async function ask(ctx: Context, { id, act }: { id: string; act: Act }): Promise<{ id: string }> {
  const { orgId, userId } = ctx.scope;
  const [from, to] = act === 'run' ? (['previewed', 'running'] as const) : (['done', 'undoing'] as const);
  await ctx.db.write(async (tx) => {
    const mine = and(
      inScope(ctx.scope, 'stores:write', bulkEdits),
      eq(bulkEdits.id, id),
      userId ? eq(bulkEdits.createdByUserId, userId) : undefined,
    );
    const [edit] = await tx.select().from(bulkEdits).where(mine).for('update');
    if (!edit) throw notFound();
    if (edit.state === to) return;
    if (edit.state !== from) throw conflict('bulk_edit_moved_on');
    await tx
      .update(bulkEdits)
      .set({ state: to, ...(act === 'run' ? { startedAt: ctx.now } : {}) })
      .where(at(orgId, id));
    await enqueue(tx, orgId, bulkEditJob, { id, act });
    await recordAudit(ctx, tx, {
      action: act === 'run' ? 'bulk_edit.applied' : 'bulk_edit.undone',
      objectKind: 'bulk_edit',
      objectId: id,
      objectName: (edit.change as BulkChange).field,
      after: { rows: edit.rows, ...(edit.change as BulkChange) },
    });
  });
  return { id };
}

export const applyBulkEdit = (ctx: Context, { id }: { id: string }) => ask(ctx, { id, act: 'run' });
export const undoBulkEdit = (ctx: Context, { id }: { id: string }) => ask(ctx, { id, act: 'undo' });

/** The context of who asked, with the rights they have now; null when they may change no store any more. */
async function asker(ctx: Context, edit: Edit): Promise<Context | null> {
  const person = await personContext(edit.createdByUserId, { now: ctx.now, orgId: edit.orgId });
  if (person?.scope.orgId !== edit.orgId || !holds(person.scope, 'stores:write')) return null;
  return { ...onPipeline(person), requestId: ctx.requestId };
}

const left = (act: Act): BulkOutcome => (act === 'run' ? 'refused' : 'kept');

/** Why a value could not be set: refused before anything was written, so the other rows go on. */
function reasonOf(error: unknown): BulkReason {
  if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
  return error.fields?.region === 'region_gone' ? 'region_gone' : 'out_of_reach';
}

type Settled = { outcome: BulkOutcome; reason: BulkReason | null };

/** Writes the other side over one store, unless it no longer has the side it should have. */
async function turn(
  ctx: Context,
  tx: Tx,
  { row, store, edit, act }: { row: Row; store: HeldStore | undefined; edit: Edit; act: Act },
): Promise<Settled> {
  const change = edit.change as BulkChange;
  if (!store) return { outcome: left(act), reason: 'out_of_reach' };
  const [from, to] = (act === 'run' ? [row.before, row.after] : [row.after, row.before]) as [
    BulkSide,
    BulkSide,
  ];
  if (!isSame(touchedValue(store, change), from.value))
    return { outcome: left(act), reason: 'changed_meanwhile' };
  const reason = act === 'run' && change.field === 'pause' ? change.reason : null;
  const setting = { store, field: change.field, value: to.value, reason };
  const set = await setValue(ctx, tx, setting).catch(reasonOf);
  if (typeof set === 'string') return { outcome: left(act), reason: set };
  await recordAudit(ctx, tx, {
    action: change.field === 'region' ? 'store.moved' : 'store.updated',
    objectKind: 'store',
    objectId: store.id,
    objectName: store.name,
    storeId: store.id,
    before: { [change.field]: from.label, ...(set.length > 0 ? { replaced: set } : {}) },
    after: {
      [change.field]: to.label,
      ...(change.field === 'region' && act === 'run' ? { from: change.on } : {}),
      bulkEdit: edit.id,
    },
  });
  return { outcome: act === 'run' ? 'changed' : 'undone', reason: null };
}

const waitingRows = (edit: Edit, act: Act) =>
  and(
    eq(bulkEditRows.orgId, edit.orgId),
    eq(bulkEditRows.editId, edit.id),
    eq(bulkEditRows.outcome, act === 'run' ? 'planned' : 'changed'),
  );

/** The next rows that wait, worked and marked; how many. */
async function workSome(ctx: Context, { edit, act }: { edit: Edit; act: Act }): Promise<number> {
  return ctx.db.write(async (tx) => {
    const waiting = await tx
      .select()
      .from(bulkEditRows)
      .where(waitingRows(edit, act))
      .orderBy(asc(bulkEditRows.storeId))
      .limit(together)
      .for('update');
    const held = await holdStores(
      ctx,
      tx,
      waiting.map((row) => row.storeId),
    );
    const byId = new Map(held.map((store) => [store.id, store]));
    const settled = new Map<string, { as: Settled; ids: string[] }>();
    for (const row of waiting) {
      const as = await turn(ctx, tx, { row, store: byId.get(row.storeId), edit, act });
      const key = `${as.outcome} ${as.reason}`;
      settled.set(key, { as, ids: [...(settled.get(key)?.ids ?? []), row.storeId] });
    }
    for (const { as, ids } of settled.values())
      await tx
        .update(bulkEditRows)
        .set(as)
        .where(
          and(
            eq(bulkEditRows.orgId, edit.orgId),
            eq(bulkEditRows.editId, edit.id),
            inArray(bulkEditRows.storeId, ids),
          ),
        );
    return waiting.length;
  });
}

/** Applies an edit or takes it back, some stores at a time; a second run goes on where the first one stopped. */
export async function workBulkEdit(ctx: Context, { id, act }: { id: string; act: Act }): Promise<void> {
  const [edit] = await systemDb().read((tx) => tx.select().from(bulkEdits).where(at(ctx.scope.orgId, id)));
  if (edit?.state !== (act === 'run' ? 'running' : 'undoing')) return;
  const person = await asker(ctx, edit);
  if (person) while ((await workSome(person, { edit, act })) > 0);
  await systemDb().write(async (tx) => {
    if (!person) await leaveRest(tx, { edit, act });
    await end(ctx, tx, { edit, act });
  });
}

/** Who asked may not go on: what waits stays as it is and says why, and the edit comes to its end. */
async function leaveRest(tx: Tx, { edit, act }: { edit: Edit; act: Act }): Promise<void> {
  await tx
    .update(bulkEditRows)
    .set({ outcome: left(act), reason: 'out_of_reach' })
    .where(waitingRows(edit, act));
}

async function end(ctx: Context, tx: Tx, { edit, act }: { edit: Edit; act: Act }): Promise<void> {
  const ended = await tx
    .update(bulkEdits)
    .set(act === 'run' ? { state: 'done', finishedAt: ctx.now } : { state: 'undone', undoneAt: ctx.now })
    .where(and(at(edit.orgId, edit.id), eq(bulkEdits.state, act === 'run' ? 'running' : 'undoing')))
    .returning({ id: bulkEdits.id });
  if (ended.length === 0) return;
  await notify(ctx, tx, {
    kind: act === 'run' ? 'bulk_edit_done' : 'bulk_edit_undone',
    userIds: [edit.createdByUserId],
    objectId: edit.id,
    params: { field: (edit.change as BulkChange).field, rows: edit.rows },
  });
}
