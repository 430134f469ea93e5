import type { Context } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { followDirtyMembers } from '@/lib/metrics/mutations/follow-members';
import { refreshDirtyDays } from '@/lib/metrics/mutations/refresh-nodes';
import type { Day } from '@/lib/time';
import type { Chain } from './chain';
import { sampleFacts } from './days';

/** Days sent together; what a batch may hold at most. */
const daysTogether = 3;
const batchSize = 5_000;

export type FactDays = { from: Day; to: Day; offset: string };

type Window = { joins: unknown[]; rest: unknown[] };

function* windows(chain: Chain, days: FactDays): Generator<Window> {
  let window: Window = { joins: [], rest: [] };
  let left = daysTogether;
  for (const { items } of sampleFacts(chain, days)) {
    for (const item of items) (item.type === 'member.identified' ? window.joins : window.rest).push(item);
    left -= 1;
    if (left > 0) continue;
    yield window;
    window = { joins: [], rest: [] };
    left = daysTogether;
  }
  yield window;
}

async function take(ctx: Context, items: readonly unknown[]): Promise<number> {
  let accepted = 0;
  for (let at = 0; at < items.length; at += batchSize) {
    const reply = await takeItems(ctx, { source: 'pos', items: items.slice(at, at + batchSize) });
    accepted += reply.accepted;
    const lost = reply.results.find((result) => result.status !== 'accepted');
    if (lost) throw new Error(`a sample fact was not accepted: ${JSON.stringify(lost)}`);
  }
  return accepted;
}

/**
 * Sends the facts through the product's own door, oldest first, and brings the rollups up to them. Who joins is sent
 * one window ahead of what they do: batches under way at once then never wait for each other's members.
 */
export async function loadFacts(
  ctx: Context,
  chain: Chain,
  days: FactDays,
  say: (words: string) => void,
): Promise<number> {
  let accepted = 0;
  let previous: unknown[] = [];
  for (const { joins, rest } of windows(chain, days)) {
    const half = Math.ceil(previous.length / 2);
    const parts = [previous.slice(0, half), previous.slice(half), joins];
    for (const taken of await Promise.all(parts.map((part) => take(ctx, part)))) accepted += taken;
    previous = rest;
  }
  accepted += await take(ctx, previous);
  say(`${accepted.toLocaleString('en')} facts taken`);
  await followDirtyMembers(ctx);
  say('people assets followed');
  await refreshDirtyDays(ctx);
  return accepted;
}
