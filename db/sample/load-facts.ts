import type { Context } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { followDirtyMembers } from '@/lib/metrics/mutations/follow-members';
import { refreshDirtyDays } from '@/lib/metrics/mutations/refresh-nodes';
import type { Day } from '@/lib/time';
import type { Chain } from './chain';
import { sampleFacts } from './days';

const batchSize = 4_000;
/** Two batches under way: one is made and parsed here while the database takes the other. */
const lanes = 2;

export type FactDays = { from: Day; to: Day; offset: string };

/** Sends the facts through the product's own door, oldest first, and brings the rollups up to them. */
export async function loadFacts(
  ctx: Context,
  chain: Chain,
  days: FactDays,
  say: (words: string) => void,
): Promise<number> {
  let accepted = 0;
  let waiting: unknown[] = [];
  const underWay = new Set<Promise<void>>();
  const send = async (items: unknown[]) => {
    const sent = takeItems(ctx, { source: 'pos', items }).then((reply) => {
      accepted += reply.accepted;
      const lost = reply.results.find(
        (result) => result.status !== 'accepted' && result.status !== 'quarantined',
      );
      if (lost) throw new Error(`a sample fact was not accepted: ${JSON.stringify(lost)}`);
    });
    const settled: Promise<void> = sent.finally(() => underWay.delete(settled));
    underWay.add(settled);
    if (underWay.size >= lanes) await Promise.race(underWay);
  };
  for (const { day, items } of sampleFacts(chain, days)) {
    waiting.push(...items);
    if (waiting.length >= batchSize) {
      await send(waiting);
      waiting = [];
    }
    if (day.endsWith('-01')) say(`${day}  ${accepted.toLocaleString('en')} facts`);
  }
  if (waiting.length > 0) await send(waiting);
  await Promise.all(underWay);
  say(`${accepted.toLocaleString('en')} facts taken`);
  await followDirtyMembers(ctx);
  say('people assets followed');
  await refreshDirtyDays(ctx);
  return accepted;
}
