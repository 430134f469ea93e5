import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools } from '@/db/client';
import { makeChain, makeKeys } from '../chain';
import { rollupDifferences } from '../rollup-check';
import { seeded } from '../seed';
import { openSender } from '../sender';
import { Installation, type Program } from './installation';
import { openTills } from './till';

const isFull = process.env.FAULTS === 'full';
const kills = isFull ? 20 : 3;
const workerKills = isFull ? 10 : 1;
const stores = 30;

let installation: Installation;
let sql: postgres.Sql;
let key: string;
let orgId: string;

beforeAll(async () => {
  installation = await Installation.start();
  installation.enter();
  sql = postgres(installation.ownerUrl, { max: 2, onnotice: () => {}, connect_timeout: 5 });
  ({ orgId } = await makeChain(installation.ownerUrl, stores));
  [key = ''] = await makeKeys(orgId, ['ingest:write'], 1);
}, 300_000);

afterAll(async () => {
  await sql?.end({ timeout: 1 });
  await closePools();
  await installation?.stop();
}, 120_000);

type Tills = ReturnType<typeof openTills>;
const longer = 60_000;

const isHealthy = async (): Promise<boolean> => {
  const sender = openSender(installation.address, 1);
  try {
    return (await sender.send({ path: '/api/health' })).status === 200;
  } finally {
    sender.close();
  }
};

/** Milliseconds from now until the tills get an acknowledgement again. */
async function untilAcknowledged(tills: Tills, limitMs: number): Promise<number> {
  const before = tills.acks();
  return installation.until('orders are taken again', limitMs, async () => tills.acks() > before);
}

const isFollowed = async (): Promise<boolean> => {
  const [row] = await sql`select (select count(*) from dirty_days where org_id = ${orgId})
    + (select count(*) from dirty_members where org_id = ${orgId}) as n`;
  return Number(row?.n) === 0;
};

/** Every acknowledged order stands there once with its amount, and the rollups say what the facts say. */
async function expectNothingLost(tills: Tills, source: string): Promise<void> {
  await installation.until('the followers have caught up', 120_000, isFollowed);
  const rows =
    await sql`select ext_id, amount_fen::int as fen from orders where org_id = ${orgId} and source = ${source}`;
  const kept = new Map(rows.map((row) => [row.ext_id as string, row.fen as number]));
  expect(rows.length).toBe(kept.size);
  const lost = [...tills.acknowledged].filter(([id, fen]) => kept.get(id) !== fen);
  expect(lost).toEqual([]);
  expect(tills.acknowledged.size).toBeGreaterThan(0);
  expect(await rollupDifferences(sql, orgId, { followed: true })).toEqual({
    ...{ store_day: 0, guide_day: 0, campaign_day: 0, buyer_day: 0, node_day: 0 },
  });
}

type Outage = { healthyMs: number; takenMs: number };

/** Kills at moments the seed decides, each after orders were taken again; tells how long each outage lasted. */
async function killOften(tills: Tills, count: number, choose: (round: number) => Program): Promise<Outage[]> {
  const random = seeded(count);
  const outages: Outage[] = [];
  for (let round = 0; round < count; round += 1) {
    await untilAcknowledged(tills, longer);
    await pause(random() * 150);
    installation.kill(choose(round));
    const healthyMs = await installation.until('healthy again', longer, isHealthy);
    outages.push({ healthyMs, takenMs: healthyMs + (await untilAcknowledged(tills, longer)) });
  }
  return outages;
}

const longest = (outages: Outage[], of: keyof Outage) =>
  Math.round(Math.max(...outages.map((one) => one[of])));
const told = (name: string, tills: Tills, outages: Outage[]) =>
  process.stderr.write(
    `${name}: ${outages.length} kills, ${tills.acknowledged.size} orders acknowledged, healthy after at most ${longest(outages, 'healthyMs')} ms, taking after ${longest(outages, 'takenMs')} ms, answers ${JSON.stringify(Object.fromEntries(tills.statuses))}\n`,
  );

/** Tills that are closed whatever happens, so that no test sends into the next. */
async function withTills<T>(
  source: string,
  use: (tills: Tills) => Promise<T>,
): Promise<{ tills: Tills; found: T }> {
  const tills = openTills(installation.address, { key, stores, source });
  try {
    return { tills, found: await use(tills) };
  } finally {
    await tills.close();
  }
}

describe('kill -9 while orders come in', () => {
  it(`of the app, ${kills} times: nothing acknowledged is lost, nothing counts twice`, async () => {
    const programs: Program[] = ['web', 'web', 'front-door', 'web', 'worker'];
    const { tills, found } = await withTills('app', (open) =>
      killOften(open, kills, (round) => programs[round % programs.length] as Program),
    );
    told('app', tills, found);
    await expectNothingLost(tills, 'app');
    expect(tills.statuses.get(500) ?? 0).toBe(0);
  });

  it(`of PostgreSQL, ${kills} times: the app stays up and is healthy within 15 s`, async () => {
    const [web, door] = [installation.pidOf('web'), installation.pidOf('front-door')];
    const { tills, found } = await withTills('postgres', (open) => killOften(open, kills, () => 'postgres'));
    told('PostgreSQL', tills, found);
    await expectNothingLost(tills, 'postgres');
    expect([installation.pidOf('web'), installation.pidOf('front-door')]).toEqual([web, door]);
    expect(tills.statuses.get(500) ?? 0).toBe(0);
    expect(longest(found, 'healthyMs')).toBeLessThanOrEqual(15_000);
  });
});

describe('kill -9 of the worker', () => {
  const lockedJobs = async () =>
    (await sql`select locked_by from graphile_worker._private_jobs where locked_at is not null`).map(
      (row) => row.locked_by as string,
    );

  it(`holding a job, ${workerKills} times: the job is done within 60 s and its effect counts once`, async () => {
    const { tills } = await withTills('worker', async () => {
      for (let round = 0; round < workerKills; round += 1) {
        await installation.until('a job is under way', longer, async () => (await lockedJobs()).length > 0);
        const held = await lockedJobs();
        installation.kill('worker');
        await installation.until('the dead worker holds nothing', longer, async () => {
          const still = new Set(await lockedJobs());
          return held.every((id) => !still.has(id));
        });
      }
    });
    await expectNothingLost(tills, 'worker');
  });
});
