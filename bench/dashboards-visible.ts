import { setTimeout as pause } from 'node:timers/promises';
import type { BenchChain } from './chain';
import { storeCode } from './chain';
import { type Goal, type House, rounded } from './goal';
import { batchSize, orderBatches } from './ingest-batches';
import { quantile } from './rounds';
import { dayAt } from './seed';
import type { Sender } from './sender';

const day = dayAt(396);
const limitMs = 60_000;

type Stand = { house: House; chain: BenchChain; sender: Sender; keys: readonly string[] };

/** Gross of the organization's day as the chart shows it. */
async function grossOf({ sender, keys }: Stand): Promise<number> {
  const path = `/api/v1/reports/sales?scope=org&from=${day}&to=${day}&grain=day`;
  const { rows } = (await sender.ask({ path, key: keys[1] })) as { rows: { values: { grossFen: number } }[] };
  return rows[0]?.values.grossFen ?? 0;
}

/** Batches at half the speed at which they go in alone, until told to stop. */
async function halfLoad({ sender, keys, chain }: Stand, until: { isOver: boolean }): Promise<number> {
  let sent = 0;
  for (let number = 0; !until.isOver; number += 1) {
    const [batch] = orderBatches('load', { first: number, count: 1 }, { chain });
    const began = performance.now();
    await sender.ask({ method: 'POST', path: '/api/v1/ingest', key: keys[2], body: batch?.body });
    sent += batchSize;
    await pause(performance.now() - began);
  }
  return sent;
}

/** Milliseconds from an order's acknowledgement until the organization's chart holds it. */
async function waitOf(stand: Stand, number: number): Promise<number> {
  const { sender, keys } = stand;
  const before = await grossOf(stand);
  const item = { type: 'order.paid', id: `seen-${number}`, store: storeCode(number), amountFen: 1, units: 1 };
  const body = Buffer.from(
    JSON.stringify({ source: 'seen', items: [{ ...item, occurredAt: `${day}T12:00:00+08:00` }] }),
  );
  await sender.ask({ method: 'POST', path: '/api/v1/ingest', key: keys[0], body });
  const began = performance.now();
  while ((await grossOf(stand)) === before) {
    if (performance.now() - began > limitMs)
      throw new Error('an order did not become visible within a minute');
    await pause(20);
  }
  return performance.now() - began;
}

/** G5: how soon a committed order is in the organization's chart while others come in. */
export async function measureVisible(stand: Stand): Promise<Goal> {
  const worker = await stand.house.startWorker();
  const until = { isOver: false };
  const load = halfLoad(stand, until);
  const waits: number[] = [];
  try {
    for (let number = 0; number < (stand.house.isQuick ? 5 : 20); number += 1)
      waits.push(await waitOf(stand, number));
  } finally {
    until.isOver = true;
    await load;
    await worker.stop();
  }
  return {
    ...{
      goal: 'G5 visible',
      value: rounded(Math.max(...waits) / 1_000),
      bound: 5,
      better: 'less',
      n: waits.length,
    },
    note: `s from the answer until the chart holds it, the longest; median ${rounded(quantile(waits, 0.5) / 1_000)}`,
  };
}
