import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type BenchChain, guideCode, storeCode } from './chain';
import { type Goal, type House, rounded } from './goal';
import { floorBatches } from './ingest-batches';
import type { FloorRow } from './ingest-floor';
import { alternate, median, medianRatio } from './rounds';
import { dayAt } from './seed';

const rounds = 3;
const header = '订单号,支付时间,实付金额,门店,导购,件数\n';

type Stand = {
  house: House;
  chain: BenchChain;
  key: string;
  takeFloor(batches: FloorRow[][]): Promise<number>;
};

/** Orders of a till's export, numbered from `first` on. */
function fileOf(chain: BenchChain, { first, count }: { first: number; count: number }): Blob {
  const lines: string[] = [header];
  for (let at = first; at < first + count; at += 1)
    lines.push(
      `F${String(at).padStart(9, '0')},${dayAt(at % 400)} 12:${10 + (at % 50)}:00,${1 + (at % 900)}.${10 + (at % 90)},${storeCode(at % chain.stores)},${guideCode(at % chain.guides)},${1 + (at % 3)}\n`,
    );
  return new Blob(lines);
}

type State = { state: string; counts: Record<string, number> };

/** Sends a file and waits until every row of it is checked and taken; `watch` is called meanwhile. */
async function importFile({ house, key }: Stand, file: Blob, watch: () => void): Promise<State> {
  const authorization = `Bearer ${key}`;
  const form = new FormData();
  form.append('kind', 'orders');
  form.append('source', 'files');
  form.append('file', file, 'orders.csv');
  const address = `${house.address}/api/v1/imports`;
  const sent = await fetch(address, { method: 'POST', headers: { authorization }, body: form });
  if (sent.status !== 202) throw new Error(`the file was answered ${sent.status}: ${await sent.text()}`);
  const { id } = (await sent.json()) as { id: string };
  for (;;) {
    const asked = await fetch(`${address}/${id}`, { headers: { authorization } });
    const now = (await asked.json()) as State;
    if (now.state === 'done') return now;
    if (!['uploaded', 'checking', 'checked', 'running'].includes(now.state))
      throw new Error(`the import ended as ${JSON.stringify(now).slice(0, 300)}`);
    watch();
    await pause(50);
  }
}

async function importRows(stand: Stand, span: { first: number; count: number }, watch = () => {}) {
  const file = fileOf(stand.chain, span);
  const began = performance.now();
  const { counts } = await importFile(stand, file, watch);
  if (counts.added !== span.count) throw new Error(`the import counted ${JSON.stringify(counts)}`);
  return span.count / ((performance.now() - began) / 1000);
}

/** Megabytes of memory a process has now; null where /proc does not tell. */
function megabytesOf(pid: number | null): number | null {
  try {
    const found = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
}

/** How far the worker's memory rises over one long file above the most it had over short ones. */
async function measureMemory(stand: Stand, first: number, before: number): Promise<Goal> {
  const count = stand.house.isQuick ? 100_000 : 1_000_000;
  let most = 0;
  const speed = await importRows(stand, { first, count }, () => {
    most = Math.max(most, megabytesOf(stand.house.workerPid()) ?? 0);
  });
  return {
    goal: 'G9 memory',
    value: most > 0 && before > 0 ? rounded(Math.max(0, most - before)) : null,
    bound: 100,
    better: 'less',
    n: 1,
    note: `MB that ${count.toLocaleString('en')} rows take above what files of a tenth took; ${Math.round(speed).toLocaleString('en')} rows/s`,
  };
}

/** G9: files of orders from the first byte sent to the last row in the rollups, beside L. */
export async function measureImports(stand: Stand): Promise<Goal[]> {
  const count = stand.house.isQuick ? 10_000 : 100_000;
  const batches = count / 1_000;
  const worker = await stand.house.startWorker();
  try {
    let before = 0;
    const watch = () => {
      before = Math.max(before, megabytesOf(stand.house.workerPid()) ?? 0);
    };
    const speeds = await alternate(rounds, {
      floor: (round) =>
        stand.takeFloor(
          floorBatches({ first: (round + 1) * batches, count: batches }, { chain: stand.chain }),
        ),
      file: (round) => importRows(stand, { first: (round + 1) * count, count }, watch),
    });
    const goal: Goal = {
      goal: 'G9 import',
      value: rounded(medianRatio(speeds.file, speeds.floor)),
      bound: 0.4,
      better: 'more',
      n: rounds,
      note: `files of ${count.toLocaleString('en')} orders, sent, checked and taken, ÷ L; ${Math.round(median(speeds.file)).toLocaleString('en')} rows/s`,
    };
    return [goal, await measureMemory(stand, (rounds + 1) * count, before)];
  } finally {
    await worker.stop();
  }
}
