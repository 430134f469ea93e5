import postgres from 'postgres';
import { type BenchChain, makeChain, makeKeys } from './chain';
import { fillOrders } from './facts-by-set';
import { type Goal, type House, notYet, rounded } from './goal';
import { type Batch, batchSize, floorBatches, orderBatches } from './ingest-batches';
import { measureExactness } from './ingest-exactness';
import { type FloorRow, openFloor } from './ingest-floor';
import { measureImports } from './ingest-import';
import { measureSingles } from './ingest-singles';
import { postgresClock, secondsOf } from './processor-time';
import { alternate, inLanes, median, medianRatio } from './rounds';
import { openSender, type Sender } from './sender';

const rounds = 5;
const inFlight = 4;
const path = '/api/v1/ingest';

type Stand = {
  house: House;
  chain: BenchChain;
  keys: string[];
  sender: Sender;
  sql: postgres.Sql;
  takeFloor(batches: FloorRow[][]): Promise<number>;
};
type Costs = { postgres: number[]; web: number[] };

/** Rows a second over HTTP; every item must be answered as `expected`. */
async function sendAll(
  stand: Stand,
  batches: readonly Batch[],
  expected: 'accepted' | 'duplicates',
): Promise<number> {
  const began = performance.now();
  await inLanes(inFlight, batches.length, async (index) => {
    const { body, count } = batches[index] as Batch;
    const key = stand.keys[index % stand.keys.length];
    const reply = (await stand.sender.ask({ method: 'POST', path, key, body })) as Record<string, number>;
    if (reply[expected] !== count)
      throw new Error(`a batch was not ${expected}: ${JSON.stringify(reply).slice(0, 300)}`);
  });
  return batches.reduce((sum, { count }) => sum + count, 0) / ((performance.now() - began) / 1000);
}

/** Measures `run` and notes microseconds of processor time a row in PostgreSQL and in the web process. */
function costed(
  stand: Stand,
  clock: (() => number) | null,
  costs: Costs,
  rows: number,
  run: () => Promise<number>,
) {
  return async (): Promise<number> => {
    const pid = stand.house.webPid();
    const [pg, web] = [clock?.() ?? 0, pid ? secondsOf(pid) : 0];
    const value = await run();
    costs.postgres.push((((clock?.() ?? 0) - pg) * 1e6) / rows);
    costs.web.push((((pid ? secondsOf(pid) : 0) - web) * 1e6) / rows);
    return value;
  };
}

const costOf = ({ postgres: pg, web }: Costs): string =>
  `${rounded(median(pg))} µs PostgreSQL and ${rounded(median(web))} µs web CPU a row`;

/** L, local, scattered, replayed and with members, in turns. */
async function measureBatches(stand: Stand): Promise<Goal[]> {
  const { chain, house } = stand;
  const count = house.isQuick ? 8 : 80;
  const clock = await postgresClock(stand.sql);
  const span = (round: number) => ({ first: (round + 2) * count, count });
  const costs = () => ({ postgres: [], web: [] }) as Costs;
  const spent = { floor: costs(), local: costs(), scattered: costs(), replay: costs(), members: costs() };
  const measure =
    (name: keyof typeof spent, build: (round: number) => () => Promise<number>) => (round: number) => {
      // Bodies are the callers' work: made before the clock starts.
      const run = build(round);
      return costed(stand, clock, spent[name], count * batchSize, run)();
    };
  // What the first round replays.
  await sendAll(stand, orderBatches('pos', span(-2), { chain }), 'accepted');
  const speeds = await alternate(rounds, {
    floor: measure('floor', (round) => {
      const batches = floorBatches(span(round), { chain });
      return () => stand.takeFloor(batches);
    }),
    local: measure('local', (round) => {
      const batches = orderBatches('pos', span(round), { chain });
      return () => sendAll(stand, batches, 'accepted');
    }),
    scattered: measure('scattered', (round) => {
      const batches = orderBatches('web', span(round), { chain, isScattered: true });
      return () => sendAll(stand, batches, 'accepted');
    }),
    replay: measure('replay', (round) => {
      const batches = orderBatches('pos', span(round - 1), { chain });
      return () => sendAll(stand, batches, 'duplicates');
    }),
    members: measure('members', (round) => {
      const batches = orderBatches('crm', span(round), { chain, withMembers: true });
      return () => sendAll(stand, batches, 'accepted');
    }),
  });
  return goalsOf(
    speeds,
    Object.fromEntries(Object.entries(spent).map(([name, cost]) => [name, costOf(cost)])),
  );
}

function goalsOf(speeds: Record<string, number[]>, spent: Record<string, string>): Goal[] {
  const { floor = [], local = [], scattered = [], replay = [], members = [] } = speeds;
  const speed = (values: number[]) => `${Math.round(median(values)).toLocaleString('en')} rows/s`;
  const goal = (name: string, value: number, bound: number | null, note: string): Goal => ({
    ...{ goal: name, value: rounded(value), bound, better: 'more', n: rounds, note },
  });
  return [
    goal('L', median(floor), null, `rows/s, the floor of this run; ${spent.floor}`),
    goal('G1', medianRatio(local, floor), 0.5, `HTTP batches ÷ L; ${speed(local)}; ${spent.local}`),
    goal(
      'G1 members',
      medianRatio(members, floor),
      null,
      `the same with a member each; ${speed(members)}; ${spent.members}`,
    ),
    goal(
      'G2 scattered',
      medianRatio(scattered, local),
      0.4,
      `scattered ÷ local; ${speed(scattered)}; ${spent.scattered}`,
    ),
    goal('G2 replay', medianRatio(replay, local), 1, `replay ÷ fresh; ${speed(replay)}; ${spent.replay}`),
  ];
}

/** The same batches on a small and on a large table, each beside L of the same minute. */
async function measureSize(stand: Stand): Promise<Goal> {
  const { chain, house } = stand;
  const scale = house.isQuick ? 0.1 : 1;
  const [few, many] = [100_000 * scale, 10_000_000 * scale];
  const count = house.isQuick ? 6 : 30;
  const ratioAt = async (first: number) => {
    const span = (round: number) => ({ first: first + (round + 1) * count, count });
    const speeds = await alternate(rounds, {
      floor: (round) => stand.takeFloor(floorBatches(span(round), { chain })),
      local: (round) => sendAll(stand, orderBatches('size', span(round), { chain }), 'accepted'),
    });
    return medianRatio(speeds.local, speeds.floor);
  };
  await fillOrders(stand.sql, chain.orgId, { from: 0, to: few });
  const small = await ratioAt(0);
  await fillOrders(stand.sql, chain.orgId, { from: few, to: many });
  const large = await ratioAt((rounds + 1) * count);
  return {
    goal: 'G2 size',
    value: rounded(large / small),
    bound: 0.8,
    better: 'more',
    n: rounds,
    note: `(local ÷ L) with ${many.toLocaleString('en')} orders ÷ the same with ${few.toLocaleString('en')}: ${rounded(large)} ÷ ${rounded(small)}`,
  };
}

const later: Goal[] = [notYet('G9 export', 0.5, 'there is no export of facts')];

/** G1, G2 and G9: what the doors take in, beside what PostgreSQL could. */
export async function run(house: House): Promise<Goal[]> {
  const chain = await makeChain(house.ownerUrl, house.isQuick ? 700 : 7_000);
  const keys = await makeKeys(chain.orgId, ['ingest:write', 'imports:write', 'imports:read'], 16);
  const floor = await openFloor(house.ownerUrl, chain.orgId);
  const sql = postgres(house.ownerUrl, { max: 1, onnotice: () => {} });
  const sender = openSender(house.address, 16);
  const stand: Stand = { house, chain, keys, sender, sql, takeFloor: floor.take };
  try {
    const goals = await measureBatches(stand);
    house.say('batches measured');
    goals.push(await measureSingles({ house, chain, keys, sender }));
    house.say('single events measured');
    goals.push(await measureExactness({ house, sender, sql }));
    house.say('replays measured');
    goals.push(await measureSize(stand));
    house.say('a large table measured');
    goals.push(...(await measureImports({ house, chain, key: keys[0] as string, takeFloor: floor.take })));
    return [...goals, ...later];
  } finally {
    sender.close();
    await floor.close();
    await sql.end();
  }
}
