import { setTimeout as pause } from 'node:timers/promises';
import { storeCode } from '../chain';
import { inLanes } from '../rounds';
import { dayAt, seeded } from '../seed';
import { openSender } from '../sender';

const lanes = 4;
const perBatch = 40;

export type Order = { id: string; amountFen: number };

/** Tills that send orders without end, again when no answer came (or, every other time, never again). */
export function openTills(
  address: string,
  { key, stores, source }: { key: string; stores: number; source: string },
) {
  const sender = openSender(address, lanes);
  const acknowledged = new Map<string, number>();
  const statuses = new Map<number, number>();
  let isOpen = true;
  let acks = 0;

  const send = async (orders: Order[], body: Buffer): Promise<boolean> => {
    try {
      const { status, text } = await sender.send({ method: 'POST', path: '/api/v1/ingest', key, body });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200) return false;
      const { accepted, duplicates } = JSON.parse(text);
      if (accepted + duplicates !== orders.length) throw new TypeError(`an answer lacks orders: ${text}`);
      for (const { id, amountFen } of orders) acknowledged.set(id, amountFen);
      acks += 1;
      return true;
    } catch (error) {
      if (error instanceof TypeError) throw error;
      statuses.set(0, (statuses.get(0) ?? 0) + 1);
      return false;
    }
  };

  const lane = async (number: number): Promise<void> => {
    const random = seeded(number + 1);
    for (let batch = 0; isOpen; batch += 1) {
      const { orders, body } = batchOf(`${number}-${batch}`, { random, stores, source });
      while (isOpen && !(await send(orders, body))) {
        await pause(100);
        // Some callers give up: what they sent may be there or not, but never twice.
        if (random() < 0.5) break;
      }
    }
  };
  const work = inLanes(lanes, lanes, (number) => lane(number));

  return {
    acknowledged,
    /** Answers by status; 0 = none came. */
    statuses,
    acks: () => acks,
    async close(): Promise<void> {
      isOpen = false;
      await work;
      sender.close();
    },
  };
}

function batchOf(
  name: string,
  { random, stores, source }: { random: () => number; stores: number; source: string },
): { orders: Order[]; body: Buffer } {
  const items = Array.from({ length: perBatch }, (_, at) => ({
    ...{ type: 'order.paid', id: `${name}-${at}`, units: 1 },
    store: storeCode(Math.floor(random() * stores)),
    occurredAt: `${dayAt(Math.floor(random() * 30))}T12:00:00+08:00`,
    amountFen: 100 + Math.floor(random() * 10_000),
    ...(random() < 0.3 ? { member: { cardNo: `T${Math.floor(random() * 300)}` } } : {}),
  }));
  return {
    orders: items.map(({ id, amountFen }) => ({ id, amountFen })),
    body: Buffer.from(JSON.stringify({ source, items })),
  };
}
