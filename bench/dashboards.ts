import { sql as fragment } from 'drizzle-orm';
import postgres from 'postgres';
import { requestDb } from '@/db/client';
import { contextOf, newUser } from '@/db/testing/factories';
import { type Context, systemContext } from '@/lib/auth/context';
import { refreshDirtyDays } from '@/lib/metrics/mutations/refresh-nodes';
import { listRanking } from '@/lib/metrics/queries/ranking';
import { getSales, listSalesSeries } from '@/lib/metrics/queries/sales';
import { asDay } from '@/lib/time';
import { type BenchChain, makeChain, makeKeys } from './chain';
import { measureLists } from './dashboards-lists';
import { measureVisible } from './dashboards-visible';
import { fillOrders, fillRollups, rawChartText } from './facts-by-set';
import { type Goal, type House, rounded } from './goal';
import { inLanes, median, quantile } from './rounds';
import { dayAt } from './seed';
import { openSender, type Sender } from './sender';

const clients = 16;
const range = (from: number, to: number) => ({ from: asDay(dayAt(from)), to: asDay(dayAt(to)) });
/** Thirteen calendar months, the last ones of the benchmark's days. */
const chart = { node: {}, range: range(0, 394), grain: 'month' as const };

/** Milliseconds of each of `times` runs, after three that warm. */
async function timesOf(times: number, run: () => Promise<unknown>): Promise<number[]> {
  for (let at = 0; at < 3; at += 1) await run();
  const found: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const began = performance.now();
    await run();
    found.push(performance.now() - began);
  }
  return found;
}

const month = `from=${dayAt(365)}&to=${dayAt(394)}`;
/** What the overview asks, as a caller of the API asks it. */
const calls: Record<string, string> = {
  'sales 13 months': `sales?scope=org&from=${dayAt(0)}&to=${dayAt(394)}&grain=month`,
  'sales 30 days': `sales?scope=org&${month}&grain=day&compare=previous`,
  'region 30 days': `sales?scope=region:R1-0&${month}&grain=day&compare=year`,
  equation: `sales-equation?scope=org&${month}&compare=previous&by=region`,
  assets: `digital-assets?scope=org&${month}&grain=day`,
  ranking: `ranking?scope=org&${month}&by=store&compare=previous&limit=50`,
};

type Stand = {
  house: House;
  chain: BenchChain;
  sender: Sender;
  sql: postgres.Sql;
  keys: string[];
  runs: number;
};

async function callTimes({ sender, keys, runs }: Stand): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [name, query] of Object.entries(calls))
    found[name] = median(
      await timesOf(runs, () => sender.ask({ path: `/api/v1/reports/${query}`, key: keys[0] })),
    );
  return found;
}

async function measureChart(stand: Stand, ctx: Context): Promise<Goal[]> {
  const { chain, sql, runs, house } = stand;
  const bare = () => requestDb(chain.orgId).read((tx) => tx.execute(fragment`select 1`));
  const floor = median(await timesOf(runs, bare));
  const whole = median(await timesOf(runs, () => listSalesSeries(ctx, chart)));
  const region = median(
    await timesOf(runs, () => listSalesSeries(ctx, { ...chart, node: { region: 'R1-0' } })),
  );
  const raw = median(await timesOf(house.isQuick ? 3 : 5, () => sql.unsafe(rawChartText, [chain.orgId])));
  const slower = Math.max(whole, region);
  const common = { n: runs, better: 'less' as const };
  return [
    {
      ...{ goal: 'G3', value: rounded(slower), bound: rounded(3 * floor + 2), ...common },
      note: `ms of the 13-month chart, organization ${rounded(whole)}, region ${rounded(region)}; a bare transaction ${rounded(floor)}`,
    },
    {
      ...{
        goal: 'G3 raw',
        value: rounded(raw / whole),
        bound: house.isQuick ? 50 : 500,
        n: runs,
        better: 'more',
      },
      note: `times faster than the same from raw orders (${rounded(raw)} ms)${house.isQuick ? '; a tenth of the orders, a tenth of the bound' : ''}`,
    },
  ];
}

async function measureBuyers(stand: Stand, ctx: Context): Promise<Goal> {
  const asked = { node: {}, range: range(341, 398) };
  const times = await timesOf(stand.house.isQuick ? 5 : 10, () => getSales(ctx, asked));
  return {
    ...{ goal: 'G12', value: rounded(median(times)), bound: 300, better: 'less', n: times.length },
    note: `ms for the exact buyers of 58 days of the organization${stand.house.isQuick ? ' at a tenth of a million orders a month' : ' at 1 M orders a month'}`,
  };
}

async function measureScope(stand: Stand): Promise<Goal> {
  const { chain, runs } = stand;
  const [region] = await stand.sql`select id from regions where org_id = ${chain.orgId} and code = 'R1-0'`;
  const lead = await newUser(chain.orgId, { role: 'regional_lead', reach: { regionId: region?.id } });
  const now = new Date();
  const [scoped, free] = [await contextOf(lead, now), await systemContext(chain.orgId)];
  const node = { region: 'R1-0' };
  const questions = {
    chart: (ctx: Context) => listSalesSeries(ctx, { ...chart, node }),
    ranking: (ctx: Context) =>
      listRanking(ctx, { node, range: range(365, 394), by: 'store', metric: 'netFen', limit: 50 }),
  };
  const ratios: Record<string, number> = {};
  for (const [name, ask] of Object.entries(questions)) {
    const [within, without] = [await timesOf(runs, () => ask(scoped)), await timesOf(runs, () => ask(free))];
    ratios[name] = rounded(median(within) / median(without));
  }
  return {
    ...{ goal: 'G5 scope', value: Math.max(...Object.values(ratios)), bound: 1.3, better: 'less', n: runs },
    note: `a regional lead under row security ÷ the same without either: ${JSON.stringify(ratios)}`,
  };
}

async function measureCrowd({ sender, keys, house }: Stand): Promise<Goal> {
  const queries = Object.values(calls);
  const waits: number[] = [];
  await inLanes(clients, house.isQuick ? 200 : 1_600, async (index, lane) => {
    const path = `/api/v1/reports/${queries[index % queries.length]}`;
    const { ms, status } = await sender.send({ path, key: keys[lane] });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    if (index >= clients) waits.push(ms);
  });
  return {
    ...{
      goal: 'G4 crowd',
      value: rounded(quantile(waits, 0.95)),
      bound: 150,
      better: 'less',
      n: waits.length,
    },
    note: `ms, p95 of the overview's calls from 16 clients at once; median ${rounded(median(waits))}`,
  };
}

const growth = (
  few: Record<string, number>,
  many: Record<string, number>,
  [from, to]: [number, number],
  n: number,
): Goal => {
  const ratios = Object.fromEntries(
    Object.keys(few).map((name) => [name, rounded((many[name] ?? 0) / (few[name] ?? 1))]),
  );
  return {
    ...{ goal: 'G4', value: Math.max(...Object.values(ratios)), bound: 1.2, better: 'less', n },
    note: `p50 at ${to.toLocaleString('en')} orders ÷ p50 at ${from.toLocaleString('en')}, the worst call of ${JSON.stringify(ratios)}; ms ${JSON.stringify(Object.fromEntries(Object.entries(many).map(([name, ms]) => [name, rounded(ms)])))}`,
  };
};

/** G3, G4, G5 and G12: what a dashboard costs, and that it costs the same next year. */
export async function run(house: House): Promise<Goal[]> {
  const scale = house.isQuick ? 0.1 : 1;
  const chain = await makeChain(house.ownerUrl, 7_000 * scale);
  const sql = postgres(house.ownerUrl, { max: 1, onnotice: () => {} });
  const sender = openSender(house.address, clients);
  try {
    const keys = await makeKeys(chain.orgId, ['reports:read', 'ingest:write'], clients);
    const stand: Stand = { house, chain, sender, sql, keys, runs: house.isQuick ? 15 : 50 };
    await fillRollups(sql, chain.orgId, { buyersADay: 22_000 * scale });
    house.say('400 days made');
    await refreshDirtyDays(await systemContext(chain.orgId));
    await sql.unsafe('vacuum analyze');
    house.say('nodes followed');
    const [few, many] = [100_000 * scale, 10_000_000 * scale] as const;
    await fillOrders(sql, chain.orgId, { from: 0, to: few });
    const before = await callTimes(stand);
    await fillOrders(sql, chain.orgId, { from: few, to: many });
    house.say(`${many.toLocaleString('en')} orders made`);
    const after = await callTimes(stand);
    const reader = await newUser(chain.orgId, { role: 'admin' });
    const ctx = await contextOf(reader, new Date());
    return [
      ...(await measureChart(stand, ctx)),
      growth(before, after, [few, many], stand.runs),
      await measureCrowd(stand),
      await measureScope(stand),
      await measureVisible(stand),
      await measureBuyers(stand, ctx),
      await measureLists(chain, { runs: stand.runs }),
    ];
  } finally {
    sender.close();
    await sql.end();
  }
}
