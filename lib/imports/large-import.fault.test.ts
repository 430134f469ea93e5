import { setInterval } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { contextOf, newOrganization, newStore, newUser } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { systemContext } from '@/lib/auth/context';
import { checkImportHandler, runImportHandler } from './jobs';
import { receiveFile } from './mutations/receive-file';
import { startCheck, startRun } from './mutations/start-import';

const isFull = process.env.FAULTS === 'full';
const ROWS = isFull ? 1_000_000 : 50_000;
/** From here on memory is flat: code is compiled, connections and caches are warm. */
const WARM = ROWS / 10;
const STORES = 60;
const PHONES = 40_000;
const megabyte = 1024 * 1024;

const { owner } = await openStage();

const isBad = (i: number) => i % 100 === 99;
/** The same line once more. */
const isRepeat = (i: number) => i % 1000 === 510;
const fenOf = (i: number) => 100 * (i % 500) + (i % 90);
const phoneOf = (i: number) => (i % 3 === 0 ? null : (i * 7919) % PHONES);

function line(i: number, stores: readonly string[]): string {
  if (isRepeat(i)) return line(i - 1, stores);
  const fen = fenOf(i);
  const amount = isBad(i) ? '十元' : `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  const phone = phoneOf(i);
  const day = `2026-0${1 + (i % 9)}-${10 + (i % 18)} 12:${10 + (i % 50)}:00`;
  return `SO${String(i).padStart(9, '0')},${stores[i % STORES]},${phone === null ? '' : 13_800_000_000 + phone},${amount},${day},${1 + (i % 3)}\n`;
}

/** Rows made while they are read: the file itself takes no memory. */
async function* orders(stores: readonly string[]): AsyncGenerator<Buffer> {
  let text = '订单号,门店,会员手机号,实付金额,支付时间,件数\n';
  for (let i = 0; i < ROWS; i++) {
    text += line(i, stores);
    if (text.length < 200_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** What the file holds, counted without reading it. */
function told() {
  const sums = { added: 0, bad: 0, repeated: 0, fen: 0, units: 0 };
  const phones = new Set<number>();
  for (let i = 0; i < ROWS; i++) {
    if (isRepeat(i)) sums.repeated += 1;
    else if (isBad(i)) sums.bad += 1;
    else {
      sums.added += 1;
      sums.fen += fenOf(i);
      sums.units += 1 + (i % 3);
      const phone = phoneOf(i);
      if (phone !== null) phones.add(phone);
    }
  }
  return { ...sums, phones: phones.size };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes that this process holds on to. */
function kept(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
}

/**
 * Runs a job to its end and tells how far memory rose above what its first tenth had taken: the whole process at any
 * moment, and what it held on to before the last rows.
 */
async function watched(id: string, job: () => Promise<void>) {
  const began = performance.now();
  const over = new AbortController();
  const peak = { early: 0, late: 0 };
  const held: number[] = [];
  const look = async () => {
    for await (const _ of setInterval(100, null, { signal: over.signal })) {
      const side = held.length === 0 ? 'early' : 'late';
      peak[side] = Math.max(peak[side], process.memoryUsage().rss / megabyte);
      const [row] = await owner`select processed_rows as rows from imports where id = ${id}`;
      if (row?.rows >= (held.length === 0 ? WARM : ROWS * 0.9) && held.length < 2) held.push(kept());
    }
  };
  await Promise.all([
    job().finally(() => over.abort()),
    look().catch((error) => error.name === 'AbortError' || Promise.reject(error)),
  ]);
  // A small file is done before anybody looked twice.
  peak.late = Math.max(peak.late, process.memoryUsage().rss / megabyte);
  const seconds = (performance.now() - began) / 1000;
  const [first = 0, last = first] = held;
  return { seconds, ...peak, processGrew: peak.late - peak.early, keptGrew: last - first };
}

test(`${ROWS} orders from a file: every row accounted for, to the fen, memory flat within 100 MB`, async () => {
  const org = await newOrganization();
  const places = { brandId: org.brandA.id, regionId: org.eastCity.id };
  const stores = await Promise.all(
    Array.from(
      { length: STORES },
      async (_, n) => (await newStore(org.orgId, { ...places, name: `店${n}` })).code,
    ),
  );
  const ctx = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  const file = { kind: 'orders' as const, name: 'orders.csv', declaredSize: null, body: orders(stores) };
  const { id, mapping } = await receiveFile(ctx, file);
  const system = await systemContext(org.orgId);
  await startCheck(ctx, { id, mapping, sourceName: 'file' });
  const check = await watched(id, () => checkImportHandler.run(system, { id } as never));
  const expected = told();
  const counts = async () => {
    const [row] =
      await owner`select state, rows, added_rows as added, unchanged_rows as unchanged, bad_rows as bad from imports where id = ${id}`;
    return { ...row };
  };
  const rows = { rows: ROWS, added: expected.added, unchanged: expected.repeated, bad: expected.bad };
  expect(await counts()).toEqual({ state: 'checked', ...rows });
  await startRun(ctx, { id, revision: 1 });
  const run = await watched(id, () => runImportHandler.run(system, { id } as never));
  expect(await counts()).toEqual({ state: 'done', ...rows });

  const [facts] =
    await owner`select count(*)::int as orders, sum(amount_fen)::text as fen, sum(units)::int as units, count(distinct member_id)::int as members from orders where org_id = ${org.orgId}`;
  const [days] =
    await owner`select sum(orders)::int as orders, sum(gross_fen)::text as fen, sum(units)::int as units from store_day where org_id = ${org.orgId}`;
  const control = { orders: expected.added, fen: String(expected.fen), units: expected.units };
  expect({ ...facts }).toEqual({ ...control, members: expected.phones });
  expect({ ...days }).toEqual(control);
  for (const [name, of] of Object.entries({ check, run })) {
    const mb = (value: number) => `${value.toFixed(0)} MB`;
    process.stderr.write(
      `${name} of ${ROWS} rows: ${of.seconds.toFixed(1)} s, ${Math.round(ROWS / of.seconds)} rows/s; process up to ${mb(of.early)} in the first tenth, ${mb(of.late)} later; held on to ${mb(of.keptGrew)} more\n`,
    );
    expect(of.late).toBeGreaterThan(0);
    expect(of.processGrew).toBeLessThan(100);
    expect(of.keptGrew).toBeLessThan(50);
  }
});
