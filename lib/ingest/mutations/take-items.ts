import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '@/lib/auth/context';
import { reachesAll } from '@/lib/auth/scope';
import { type BatchReply, type Planned, replyOf, splitRepeated } from '../batch-plan';
import type { Taken } from '../input';
import { findReferences } from '../queries/find-references';
import { afterBatch } from './after-batch';
import { ensureMonths } from './ensure-months';
import { hashesOf } from './identity-hashes';
import { planItems } from './plan-items';
import { quarantine } from './quarantine';
import { type Batch, takeBatch } from './take-batch';

export type TakeItemsInput = {
  source: string;
  items: readonly unknown[];
  importId?: string;
  /** True for items that stand in quarantine already: what still cannot be taken is told and not kept twice. */
  isReplay?: boolean;
};

/** Instants whose monthly partitions a batch may need. */
const instants = (planned: readonly Planned[]): number[] =>
  planned
    .filter(({ item }) => item.type === 'visit.counted' || item.type === 'touchpoint.scanned')
    .map(({ item }) => Date.parse(item.occurredAt));

type Repeated = ReturnType<typeof splitRepeated>['repeated'];

/** What becomes of the later items of a key that stands twice in one batch; another body waits in quarantine. */
async function takeRepeated(
  ctx: Context,
  batch: Batch,
  { repeated, taken }: { repeated: Repeated; taken: readonly Taken[] },
): Promise<Taken[]> {
  const firsts = new Map(taken.map((result) => [result.index, result]));
  const others = repeated.filter(({ planned, of }) => planned.bodyHash !== of.bodyHash);
  if (others.length > 0 && batch.isHolding) {
    const held = others.map(({ planned }) => ({ planned, fault: { code: 'conflict' } }));
    await ctx.db.raw((raw) => quarantine(raw, batch, held));
  }
  return repeated.map(({ planned, of }) => {
    const own = { index: planned.index, id: planned.item.id };
    if (planned.bodyHash !== of.bodyHash) return { ...own, status: 'conflict', code: 'other_body' };
    const first = firsts.get(of.index);
    if (!first || first.status === 'accepted') return { ...own, status: 'duplicate' };
    return { ...first, ...own };
  });
}

/**
 * Takes a batch of facts, and tells of every item in the order of their places what became of it. Needs a context on the
 * pipeline role.
 */
export async function takeEach(ctx: Context, input: TakeItemsInput): Promise<Taken[]> {
  const { planned, rejected } = planItems(ctx, input.items);
  const { first, repeated } = splitRepeated(planned);
  const consents = first.filter(({ item }) => item.type === 'consent.changed');
  const references = await findReferences(ctx, {
    source: input.source,
    items: first.map(({ item }) => item),
    identities: reachesAll(ctx.scope, 'ingest:write')
      ? new Set()
      : new Set(consents.flatMap((one) => hashesOf(ctx.scope.orgId, one))),
  });
  await ensureMonths(ctx, instants(first));
  const batch: Batch = {
    orgId: ctx.scope.orgId,
    source: input.source,
    mark: uuidv7(),
    receivedAt: ctx.now.toISOString(),
    importId: input.importId ?? null,
    references,
    isHolding: !input.isReplay,
    apiKeyId: ctx.actor.kind === 'key' ? ctx.actor.id : null,
  };
  const taken = await takeBatch(ctx, batch, first);
  const again = await takeRepeated(ctx, batch, { repeated, taken });
  await afterBatch(ctx, { batch, planned: first, results: taken });
  return [...rejected, ...taken, ...again].sort((a, b) => a.index - b.index);
}

/**
 * Takes a batch of facts: each item accepted, duplicate, conflict, rejected or quarantined on its own; everything
 * accepted is durable with its rollups when this resolves. Needs a context on the pipeline role.
 */
export async function takeItems(ctx: Context, input: TakeItemsInput): Promise<BatchReply> {
  return replyOf(await takeEach(ctx, input));
}
