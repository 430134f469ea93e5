import { type BenchChain, campaignCode, guideCode, storeCode } from './chain';
import { type Goal, type House, rounded } from './goal';
import { inLanes, median, quantile } from './rounds';
import { dayAt } from './seed';
import type { Sender } from './sender';

const rounds = 5;
const clients = 16;

/** One event a request from sixteen clients at once, each with a key of its own. */
export async function measureSingles(stand: {
  house: House;
  chain: BenchChain;
  keys: readonly string[];
  sender: Sender;
}): Promise<Goal> {
  const { chain, keys, sender, house } = stand;
  const count = house.isQuick ? 400 : 4_000;
  const speeds: number[] = [];
  const waits: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const bodies = Array.from({ length: count }, (_, at) => singleOf(round * count + at, at, chain));
    const began = performance.now();
    await inLanes(clients, count, async (index, lane) => {
      const call = { method: 'POST', path: '/api/v1/ingest', key: keys[lane], body: bodies[index] };
      const { status, text, ms } = await sender.send(call);
      if (status !== 200 || !text.includes('"accepted":1'))
        throw new Error(`an event was answered ${status}: ${text}`);
      if (round >= 0) waits.push(ms);
    });
    if (round >= 0) speeds.push(count / ((performance.now() - began) / 1000));
  }
  return {
    goal: 'G1 single',
    value: rounded(median(speeds)),
    bound: 1_000,
    better: 'more',
    n: rounds,
    note: `events/s one by one, 16 in flight; p95 ${rounded(quantile(waits, 0.95))} ms`,
  };
}

function singleOf(number: number, at: number, chain: BenchChain): Buffer {
  const store = at % chain.stores;
  const item = {
    ...{ type: 'order.paid', id: `single-${number}`, occurredAt: `${dayAt(399)}T12:00:00+08:00` },
    ...{
      store: storeCode(store),
      amountFen: 1_000 + at,
      guide: guideCode(store),
      campaign: campaignCode(0),
      units: 1,
    },
  };
  return Buffer.from(JSON.stringify({ source: 'till', items: [item] }));
}
