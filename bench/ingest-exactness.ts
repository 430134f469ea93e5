import type postgres from 'postgres';
import { type BenchChain, campaignCode, guideCode, makeChain, makeKeys, storeCode } from './chain';
import type { Goal, House } from './goal';
import { rollupDifferences } from './rollup-check';
import { inLanes } from './rounds';
import { dayAt, seeded, shuffled } from './seed';
import type { Sender } from './sender';

const batchSize = 500;
const replays = 3;

/** Orders of members, some refunded, some voided, in an order of their own. */
function storyOf(orders: number, chain: BenchChain): unknown[] {
  const random = seeded(77);
  const items: unknown[] = [];
  for (let at = 0; at < orders; at += 1) {
    const store = Math.floor(random() * Math.min(60, chain.stores));
    const day = Math.floor(random() * 40);
    const occurredAt = `${dayAt(day)}T12:00:00+08:00`;
    items.push({
      ...{ type: 'order.paid', id: `E${at}`, occurredAt, store: storeCode(store), units: 1 + (at % 3) },
      ...{
        amountFen: 100 + Math.floor(random() * 50_000),
        guide: guideCode(store),
        campaign: campaignCode(at % 4),
      },
      ...(at % 3 ? { member: { cardNo: `E${Math.floor(random() * 500)}` } } : {}),
    });
    if (at % 7 === 0)
      items.push({
        ...{ type: 'order.refunded', id: `ER${at}`, orderId: `E${at}`, amountFen: 50 },
        occurredAt: `${dayAt(day + 2)}T12:00:00+08:00`,
      });
    if (at % 31 === 0)
      items.push({ type: 'order.voided', id: `EV${at}`, orderId: `E${at}`, occurredAt, reason: 'bench' });
  }
  return items;
}

/** Everything three times in three orders over four connections: facts once, and every rollup equal to them. */
export async function measureExactness(stand: {
  house: House;
  sender: Sender;
  sql: postgres.Sql;
}): Promise<Goal> {
  const { house, sender, sql } = stand;
  const chain = await makeChain(house.ownerUrl, 60);
  const keys = await makeKeys(chain.orgId, ['ingest:write'], 4);
  const items = storyOf(house.isQuick ? 3_000 : 30_000, chain);
  const random = seeded(78);
  const bodies = Array.from({ length: replays }, () => shuffled(items, random)).flatMap((order) =>
    Array.from({ length: Math.ceil(order.length / batchSize) }, (_, at) =>
      Buffer.from(
        JSON.stringify({ source: 'pos', items: order.slice(at * batchSize, (at + 1) * batchSize) }),
      ),
    ),
  );
  const counts = { accepted: 0, duplicates: 0 };
  await inLanes(4, bodies.length, async (index, lane) => {
    const call = { method: 'POST', path: '/api/v1/ingest', key: keys[lane], body: bodies[index] };
    const reply = (await sender.ask(call)) as typeof counts;
    counts.accepted += reply.accepted;
    counts.duplicates += reply.duplicates;
  });
  const differences = await rollupDifferences(sql, chain.orgId);
  const wrong = Object.values(differences).reduce((sum, n) => sum + n, 0);
  const lost = Math.abs(items.length - counts.accepted) + Math.abs(items.length * 2 - counts.duplicates);
  return {
    goal: 'G2 exact',
    value: wrong + lost,
    bound: 0,
    better: 'less',
    n: items.length * replays,
    note: `rows that differ after 3 shuffled replays over 4 connections: ${JSON.stringify(differences)}; answers amiss ${lost}`,
  };
}
