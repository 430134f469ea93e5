import type { Context } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { followDirtyMembers } from '@/lib/metrics/mutations/follow-members';
import { refreshDirtyDays } from '@/lib/metrics/mutations/refresh-nodes';
import type { Day } from '@/lib/time';
import type { Chain } from './chain';
import { sampleFacts } from './days';

/** Big enough to be worth a transaction, small enough that its objects die young. */
const batchSize = 1_250;
/** Days of one lane's stores sent together: their rollup rows are then touched once. */
const daysTogether = 7;
const lanes = 3;
const windowsToldTogether = 10;

export type FactDays = { from: Day; to: Day; offset: string };

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

/** What each lane sends: the stores dealt out, and for each store its days in order. */
function dealOut(days: readonly unknown[][][]): unknown[][] {
  const dealt: unknown[][] = Array.from({ length: lanes }, () => []);
  const stores = days[0]?.length ?? 0;
  for (let store = 0; store < stores; store += 1)
    for (const day of days) dealt[store % lanes]?.push(...(day[store] ?? []));
  return dealt;
}

/**
 * Sends the facts through the product's own door, oldest first, and brings the rollups up to them. Each member of the
 * sample belongs to one store, so lanes that share no store never wait for each other.
 */
export async function loadFacts(
  ctx: Context,
  chain: Chain,
  days: FactDays,
  say: (words: string) => void,
): Promise<number> {
  let accepted = 0;
  let window: unknown[][][] = [];
  let sent = 0;
  const send = async () => {
    const dealt = dealOut(window);
    window = [];
    for (const taken of await Promise.all(dealt.map((items) => take(ctx, items)))) accepted += taken;
  };
  for (const { day, stores } of sampleFacts(chain, days)) {
    window.push(stores);
    if (window.length < daysTogether && day !== days.to) continue;
    await send();
    sent += 1;
    if (sent % windowsToldTogether === 0) say(`${accepted.toLocaleString('en')} facts up to ${day}`);
  }
  say(`${accepted.toLocaleString('en')} facts taken`);
  await followDirtyMembers(ctx);
  say('people assets followed');
  await refreshDirtyDays(ctx);
  return accepted;
}
