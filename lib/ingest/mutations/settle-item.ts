import 'server-only';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { quarantinedItems } from '@/db/schema/ingest';
import { recordAudit } from '@/lib/audit/mutations';
import { type Context, onPipeline } from '@/lib/auth/context';
import { inScope, reachesAll } from '@/lib/auth/scope';
import { AppError, conflict, invalid, notFound } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/queue';
import { type ReplayManyInput, replayQuarantineJob } from '../input';
import { unmaskBody } from '../personal-fields';
import { type OpenedItem, openItems } from './open-items';
import { type Replayed, replayItems } from './replay-items';
import { takeEach } from './take-items';

const heldBy = (ctx: Context, id: string) =>
  and(inScope(ctx.scope, 'ingest:write', quarantinedItems), eq(quarantinedItems.id, id));

/** An open item in reach with its body. @throws not_found; conflict when it is settled or its key is gone. */
async function findOpen(ctx: Context, tx: Tx, id: string): Promise<OpenedItem> {
  const [item] = await openItems(tx, heldBy(ctx, id));
  if (!item) throw notFound();
  if (item.status !== 'open') throw conflict('quarantine_settled');
  if (item.body === null) throw conflict('quarantine_key_gone');
  return item;
}

const audited = (
  ctx: Context,
  tx: Tx,
  item: OpenedItem,
  entry: { action: string; after?: Record<string, unknown> },
) =>
  recordAudit(ctx, tx, {
    ...entry,
    objectKind: 'quarantined_item',
    objectId: item.id,
    objectName: `${item.type} ${item.extId}`,
    storeId: item.storeId,
    before: { code: item.code, hint: item.code === 'unknown_member' ? null : item.hint },
  });

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid({ body: 'not_json' });
  }
}

type Answer = { status: Replayed['status']; code?: string; path?: string };
const answerOf = ({ status, code, path }: Replayed): Answer => ({ status, code, path });

/** Takes one held item again, edited or as it was; what still stands in the way is told and nothing is lost. */
export async function replayItem(ctx: Context, input: { id: string; body?: string }): Promise<Answer> {
  const item = await ctx.db.read((tx) => findOpen(ctx, tx, input.id));
  const body = input.body === undefined ? item.body : unmaskBody(parseBody(input.body), item.body);
  const [replayed] = await replayItems(onPipeline(ctx), [{ ...item, body }]);
  if (!replayed) throw notFound();
  const isEdited = input.body !== undefined;
  await ctx.db.write((tx) =>
    audited(ctx, tx, item, {
      action: 'quarantine.replayed',
      after: { status: replayed.status, code: replayed.code ?? null, isEdited },
    }),
  );
  return answerOf(replayed);
}

/** Sets one held item aside for good: it counts nowhere. */
export async function dismissItem(ctx: Context, input: { id: string }): Promise<void> {
  await ctx.db.write(async (tx) => {
    const [item] = await openItems(tx, heldBy(ctx, input.id));
    if (!item) throw notFound();
    if (item.status !== 'open') return;
    await tx
      .update(quarantinedItems)
      .set({ status: 'dismissed', settledAt: ctx.now })
      .where(and(eq(quarantinedItems.orgId, ctx.scope.orgId), eq(quarantinedItems.id, item.id)));
    await audited(ctx, tx, item, { action: 'quarantine.dismissed' });
  });
}

/** The id under which a corrected order stands beside the voided one, within the 64 characters of an id. */
const reissuedId = (id: string): string => `${id.slice(0, 62)}~r`;

/**
 * For an order that came twice with different contents: the one on the books is voided and the held one is taken under
 * an id of its own. Money is never overwritten; both remain to be seen.
 */
export async function reissueOrder(ctx: Context, input: { id: string }): Promise<Answer> {
  const item = await ctx.db.read((tx) => findOpen(ctx, tx, input.id));
  if (item.code !== 'conflict' || item.type !== 'order.paid') throw conflict('quarantine_not_an_order');
  const body = item.body as Record<string, unknown>;
  const id = reissuedId(item.extId);
  const again = { source: item.source, isReplay: true };
  const [taken] = await takeEach(onPipeline(ctx), { ...again, items: [{ ...body, id }] });
  if (!taken) throw notFound();
  const isTaken = taken.status === 'accepted' || taken.status === 'duplicate';
  // The correction first: should the second step be lost, doing it again voids the old order and adds nothing.
  if (isTaken) {
    const occurredAt = ctx.now.toISOString();
    const voiding = { type: 'order.voided', id, occurredAt, orderId: item.extId, reason: 'reissued' };
    await takeEach(onPipeline(ctx), { ...again, items: [voiding] });
  }
  await ctx.db.write(async (tx) => {
    if (isTaken)
      await tx
        .update(quarantinedItems)
        .set({ status: 'replayed', settledAt: ctx.now })
        .where(and(eq(quarantinedItems.orgId, ctx.scope.orgId), eq(quarantinedItems.id, item.id)));
    await audited(ctx, tx, item, {
      action: 'quarantine.reissued',
      after: { voided: item.extId, id, status: taken.status },
    });
  });
  return answerOf({ ...taken, itemId: item.id });
}

/** Asks for all open items of one reason to be taken again; only who reaches the whole organization may. */
export async function replayReason(ctx: Context, input: ReplayManyInput): Promise<void> {
  if (!reachesAll(ctx.scope, 'ingest:write')) throw new AppError('forbidden');
  await ctx.db.write(async (tx) => {
    await enqueue(tx, ctx.scope.orgId, replayQuarantineJob, { many: input });
    await recordAudit(ctx, tx, {
      action: 'quarantine.replay_asked',
      objectKind: 'quarantined_item',
      objectName: input.hint ?? input.code,
      after: { ...input },
    });
  });
}
