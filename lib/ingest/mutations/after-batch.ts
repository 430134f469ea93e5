import 'server-only';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { enqueueRaw } from '@/lib/jobs/queue';
import { logger } from '@/lib/log';
import { followFactsJob } from '@/lib/metrics/input';
import type { Planned } from '../batch-plan';
import type { BatchHead } from '../fact';
import { touchFeedsText } from '../feeds-sql';
import type { ItemResult } from '../input';

type Done = { batch: BatchHead; planned: readonly Planned[]; results: readonly ItemResult[] };
type Life = { receivedAt: string; occurredAt: string; accepted: number };
type FeedMemory = { written: Life; waiting: Life | null };

const feedMs = 5_000;
const hintMs = 500;
// A process remembers what it wrote last, so that a busy feed costs a write every few seconds and no row is hot.
const feeds = new Map<string, FeedMemory>();
const hints = new Map<string, number>();

const later = (a: string, b: string): string => (a > b ? a : b);

/** Latest instant and number of taken items by type; a feed that only repeats itself is alive too. */
function livesOf({ batch, planned, results }: Done): Map<string, Life> {
  const byIndex = new Map(results.map((result) => [result.index, result.status]));
  const lives = new Map<string, Life>();
  for (const { index, item } of planned) {
    const status = byIndex.get(index);
    if (status !== 'accepted' && status !== 'duplicate') continue;
    const before = lives.get(item.type);
    lives.set(item.type, {
      receivedAt: batch.receivedAt,
      occurredAt: later(before?.occurredAt ?? '', item.occurredAt),
      accepted: (before?.accepted ?? 0) + (status === 'accepted' ? 1 : 0),
    });
  }
  return lives;
}

/** Feeds whose last write is old enough, with everything that waited since. */
function dueFeeds(key: (type: string) => string, lives: ReadonlyMap<string, Life>): [string, Life][] {
  const due: [string, Life][] = [];
  for (const [type, life] of lives) {
    const memory = feeds.get(key(type));
    const waiting = memory?.waiting;
    const sum: Life = waiting
      ? {
          receivedAt: life.receivedAt,
          occurredAt: later(waiting.occurredAt, life.occurredAt),
          accepted: waiting.accepted + life.accepted,
        }
      : life;
    const since = memory ? Date.parse(sum.receivedAt) - Date.parse(memory.written.receivedAt) : feedMs;
    const isAhead = !memory || Date.parse(sum.occurredAt) - Date.parse(memory.written.occurredAt) >= 60_000;
    // Frozen clocks and batches of the past go by how far the facts have come.
    if (since >= feedMs || since < 0 || isAhead) {
      due.push([type, sum]);
      feeds.set(key(type), { written: sum, waiting: null });
    } else if (memory) feeds.set(key(type), { ...memory, waiting: sum });
  }
  return due;
}

const keyOf = ({ orgId, source }: BatchHead, type: string): string => `${orgId} ${source} ${type}`;

async function writeFeeds(ctx: Context, batch: BatchHead, lives: readonly [string, Life][]): Promise<void> {
  if (lives.length === 0) return;
  const receivedAt = lives.reduce((latest, [, life]) => later(latest, life.receivedAt), '');
  await ctx.db.raw((raw) =>
    raw.unsafe(
      touchFeedsText,
      [
        ...[batch.orgId, batch.source, receivedAt],
        arrayLiteral(lives.map(([type]) => type)),
        arrayLiteral(lives.map(([, life]) => life.occurredAt)),
        arrayLiteral(lives.map(([, life]) => life.accepted)),
      ],
      { prepare: true },
    ),
  );
}

// Sources whose last items wait: what is counted is told although nothing comes after it.
const flushing = new Set<string>();

async function flush(ctx: Context, batch: BatchHead): Promise<void> {
  const prefix = keyOf(batch, '');
  const lives: [string, Life][] = [];
  for (const [key, { waiting }] of feeds) {
    if (!waiting || !key.startsWith(prefix)) continue;
    feeds.set(key, { written: waiting, waiting: null });
    lives.push([key.slice(prefix.length), waiting]);
  }
  await writeFeeds(ctx, batch, lives);
}

function flushLater(ctx: Context, batch: BatchHead): void {
  const source = keyOf(batch, '');
  if (flushing.has(source)) return;
  flushing.add(source);
  setTimeout(() => {
    flushing.delete(source);
    flush(ctx, batch).catch((error: unknown) =>
      logger.warn({ err: error, orgId: batch.orgId }, 'signs of life of a feed'),
    );
  }, feedMs).unref();
}

async function touchFeeds(ctx: Context, done: Done): Promise<void> {
  const lives = livesOf(done);
  const due = dueFeeds((type) => keyOf(done.batch, type), lives);
  if (due.length < lives.size) flushLater(ctx, done.batch);
  await writeFeeds(ctx, done.batch, due);
}

/** One waiting hint an organization: the rows the follower works from stand beside the facts, and a sweep finds them too. */
async function wakeFollower(ctx: Context, done: Done): Promise<void> {
  if (!done.results.some(({ status }) => status === 'accepted')) return;
  const { orgId } = done.batch;
  const now = performance.now();
  if (now - (hints.get(orgId) ?? Number.NEGATIVE_INFINITY) < hintMs) return;
  hints.set(orgId, now);
  await ctx.db.raw((raw) => enqueueRaw(raw, orgId, followFactsJob, {}, { key: `${orgId}:follow-facts` }));
}

/**
 * What follows a committed batch and may be late: signs of life of its feeds, a hint for the follower. Outside of the
 * batch's transaction, where one row an organization would let all writers wait for each other's commits.
 */
export async function afterBatch(ctx: Context, done: Done): Promise<void> {
  try {
    await touchFeeds(ctx, done);
    await wakeFollower(ctx, done);
  } catch (error) {
    logger.warn({ err: error, orgId: done.batch.orgId }, 'after a batch');
  }
}
