import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { RawSql } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { enqueueRaw } from '@/lib/jobs/queue';
import { followFactsJob } from '@/lib/metrics/input';
import { bodyHash } from '@/lib/personal-data';
import {
  type BatchReply,
  type Fault,
  identitiesOf,
  type Planned,
  replyOf,
  splitRepeated,
} from '../batch-plan';
import type { BatchHead, FactOutcome } from '../fact';
import { IngestItemInput, type ItemResult } from '../input';
import { findReferences } from '../queries/find-references';
import { buildFacts } from './build-facts';
import { ensureMonths } from './ensure-months';
import { quarantine, settleQuarantined } from './quarantine';
import { runStatements } from './run-statements';

export type TakeItemsInput = { source: string; items: readonly unknown[]; importId?: string };

const aDay = 86_400_000;

/** Parsed, dated and hashed; a fault names the first thing wrong with the item. */
function planItem(ctx: Context, raw: unknown, index: number): Planned | Fault {
  const parsed = IngestItemInput.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return {
      code: issue?.code === 'invalid_union' ? 'unknown_type' : 'invalid',
      path: issue?.path.join('.'),
    };
  }
  const item = parsed.data;
  const at = new Date(item.occurredAt);
  if (at.getTime() > ctx.now.getTime() + aDay) return { code: 'in_the_future', path: 'occurredAt' };
  if (at.getUTCFullYear() < 1990) return { code: 'too_long_ago', path: 'occurredAt' };
  item.occurredAt = at.toISOString();
  const { identities, fault } = identitiesOf('member' in item ? item.member : undefined);
  if (fault) return fault;
  return { index, item, bodyHash: bodyHash(JSON.stringify(item)), identities };
}

const idOf = (raw: unknown): string | null => {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 64) : null;
};

function planAll(ctx: Context, items: readonly unknown[]): { planned: Planned[]; rejected: ItemResult[] } {
  const planned: Planned[] = [];
  const rejected: ItemResult[] = [];
  items.forEach((raw, index) => {
    const result = planItem(ctx, raw, index);
    if ('item' in result) planned.push(result);
    else rejected.push({ index, id: idOf(raw), status: 'rejected', code: result.code, path: result.path });
  });
  return { planned, rejected };
}

const statusOf: Record<FactOutcome, ItemResult['status']> = {
  accepted: 'accepted',
  duplicate: 'duplicate',
  conflict: 'conflict',
};

async function takeInTransaction(
  raw: RawSql,
  ctx: Context,
  batch: BatchHead,
  first: Planned[],
  references: Awaited<ReturnType<typeof findReferences>>,
): Promise<ItemResult[]> {
  const { facts, unknown } = await buildFacts(raw, ctx, { batch, planned: first, references });
  const outcomes = await runStatements(raw, batch, facts);
  const results: ItemResult[] = [];
  const held = [...unknown];
  for (const planned of first) {
    if (unknown.some((one) => one.planned === planned)) continue;
    const outcome = outcomes.get(`${planned.item.type} ${planned.item.id}`) ?? 'duplicate';
    if (outcome === 'conflict') held.push({ planned, fault: { code: 'conflict' } });
    results.push({
      index: planned.index,
      id: planned.item.id,
      status: statusOf[outcome],
      ...(outcome === 'conflict' ? { code: 'other_body' } : {}),
    });
  }
  for (const { planned, fault } of unknown)
    results.push({
      index: planned.index,
      id: planned.item.id,
      status: 'quarantined',
      code: fault.code,
      path: fault.path,
    });
  await quarantine(raw, batch, held);
  await settleQuarantined(
    raw,
    batch,
    results
      .filter((result) => result.status === 'accepted')
      .map((result) => first.find((planned) => planned.index === result.index) as Planned),
  );
  return results;
}

/** The range of days whose monthly partitions a batch may need. */
const instants = (planned: readonly Planned[]): number[] =>
  planned
    .filter(({ item }) => item.type === 'visit.counted' || item.type === 'touchpoint.scanned')
    .map(({ item }) => Date.parse(item.occurredAt));

/**
 * Takes a batch of facts: each item accepted, duplicate, conflict, rejected or quarantined on its own; everything
 * accepted is durable with its rollups when this resolves. Needs a context on the pipeline role.
 */
export async function takeItems(ctx: Context, input: TakeItemsInput): Promise<BatchReply> {
  const { planned, rejected } = planAll(ctx, input.items);
  const { first, repeated } = splitRepeated(planned);
  const references = await findReferences(
    ctx,
    first.map(({ item }) => item),
  );
  await ensureMonths(ctx, instants(first));
  const batch: BatchHead = {
    orgId: ctx.scope.orgId,
    source: input.source,
    mark: uuidv7(),
    receivedAt: ctx.now.toISOString(),
    importId: input.importId ?? null,
  };
  const taken = await ctx.db.raw(async (raw) => {
    const results = await takeInTransaction(raw, ctx, batch, first, references);
    if (results.some((result) => result.status === 'accepted')) {
      // One waiting hint an organization; the rows it follows stand beside the facts.
      await enqueueRaw(raw, batch.orgId, followFactsJob, {}, { key: `${batch.orgId}:follow-facts` });
    }
    return results;
  });
  const again = repeated.map(({ planned: one, of }): ItemResult => {
    const isSame = one.bodyHash === of.bodyHash;
    return {
      index: one.index,
      id: one.item.id,
      status: isSame ? 'duplicate' : 'conflict',
      ...(isSame ? {} : { code: 'other_body' }),
    };
  });
  return replyOf([...rejected, ...taken, ...again]);
}
