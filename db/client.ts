import 'server-only';
import { sql as fragment, type SQL } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/env';

export type Drizzle = PostgresJsDatabase<Record<string, never>>;
/** An open transaction; queries and mutations get nothing else. */
export type Tx = Parameters<Parameters<Drizzle['transaction']>[0]>[0];
export type RawSql = postgres.TransactionSql;

/** Transactions of one organization. `read` refuses writes; nested calls join the open transaction. */
export type Db = {
  read<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  write<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Like `read`, but all of its statements see the database as it was at the first one. */
  snapshot<T>(run: (tx: Tx) => Promise<T>): Promise<T>;
  /** Set-wise pipelines only (system context): prepared raw SQL on the pipeline role. */
  raw<T>(run: (sql: RawSql) => Promise<T>): Promise<T>;
};

const retryable = new Set(['40001', '40P01', 'XX000']);
const attempts = 5;

type Pool = { client: postgres.Sql; orm: Drizzle };
// One pool a process, kept over the development server's reloads.
const kept = globalThis as { waterwheelPools?: Map<string, Pool> };
kept.waterwheelPools ??= new Map<string, Pool>();
const pools = kept.waterwheelPools;

/**
 * postgres.js writes once more to a socket that has just closed, outside of any promise; its query fails on its own. That
 * one exception must not end the process while the database restarts; every other one goes where it would have gone.
 */
function outliveLateWrites(): void {
  if (process.hasUncaughtExceptionCaptureCallback()) return;
  process.setUncaughtExceptionCaptureCallback((error) => {
    if (error instanceof TypeError && /nextWrite .*postgres/.test(error.stack ?? '')) return;
    if (process.emit('uncaughtException', error)) return;
    console.error(error);
    process.exit(1);
  });
}

/** The driver's own waits of up to twenty seconds outlast most restarts. */
const secondsBetween = (failures: number): number => Math.min(0.05 * 2 ** failures, 1);

type Unsafe = { unsafe: postgres.Sql['unsafe'] };
/** Above it a text is one of many that differ in the length of a list, and would only fill the server's memory. */
const mostPrepared = 100;
const prepared = ({ unsafe }: Unsafe): Unsafe => ({
  unsafe: (text, values, options) =>
    unsafe(text, values, { ...options, prepare: (values?.length ?? 0) <= mostPrepared }),
});

/** The ORM asks the driver for unprepared statements, which cost one more round trip and one more parse each. */
function ormOf(client: postgres.Sql): Drizzle {
  const begin = (run: (sql: RawSql) => unknown) =>
    client.begin((sql) => run(Object.assign(sql, prepared(sql as unknown as Unsafe))));
  return drizzle({ client: Object.assign(Object.create(client), prepared(client), { begin }) });
}

type PoolOptions = { max: number; name?: string; planning?: 'force_custom_plan' };

function pool(url: string, { max, name = url, planning }: PoolOptions): Pool {
  const known = pools.get(name);
  if (known) return known;
  outliveLateWrites();
  const client = postgres(url, {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    backoff: secondsBetween,
    onnotice: () => {},
    prepare: true,
    connection: { application_name: 'waterwheel', ...(planning ? { plan_cache_mode: planning } : {}) },
  });
  const made = { client, orm: ormOf(client) };
  pools.set(name, made);
  return made;
}

/** Planned for its values each time: a question about one day and about thirteen months are the same text. */
export const requestPool = (): Pool =>
  pool(env().DATABASE_URL_APP, { max: 12, planning: 'force_custom_plan' });
export const pipelinePool = (): Pool => pool(env().DATABASE_URL_PIPELINE, { max: 8 });
/** One connection apart: whether the database answers must not wait behind those who use it. */
export const healthPool = (): Pool => pool(env().DATABASE_URL_PIPELINE, { max: 1, name: 'health' });

/** Runs again after a serialization failure or a deadlock: PostgreSQL rolled everything back. */
export async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const code = sqlState(error);
      const isCommitFault = code !== 'XX000' || /could not commit/.test(String(error));
      if (attempt >= attempts || !code || !retryable.has(code) || !isCommitFault) throw error;
    }
  }
}

/** The SQLSTATE of a database error, looking through the ORM's wrapping. */
export function sqlState(error: unknown): string | undefined {
  for (let at = error; at && typeof at === 'object'; at = (at as { cause?: unknown }).cause) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}

/** The connection of an open transaction, for pipelines whose prepared raw SQL must commit with what the ORM writes. */
export const rawOf = (tx: Tx): RawSql => (tx as unknown as { session: { client: RawSql } }).session.client;

const noRaw = async (): Promise<never> => {
  throw new Error('raw SQL is for pipelines in a system context');
};

const joined = (tx: Tx): Db => ({
  read: (run) => run(tx),
  write: (run) => run(tx),
  snapshot: (run) => run(tx),
  raw: noRaw,
});

/** The same organization inside an open transaction, so that mutations compose. */
export const dbIn = (tx: Tx): Db => joined(tx);

const readOnly = fragment`set_config('transaction_read_only', 'on', true)`;

/** The first statement of a transaction goes out with what `run` sends first: a connection answers in order. */
async function after<T>(tx: Tx, first: SQL, run: (tx: Tx) => Promise<T>): Promise<T> {
  const done = tx.execute(fragment`select ${first}`).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  try {
    const result = await run(tx);
    const fault = await done;
    if (fault) throw fault.error;
    return result;
  } catch (error) {
    // When the first failed, what followed failed because of it.
    throw (await done)?.error ?? error;
  }
}

const oneSnapshot = { isolationLevel: 'repeatable read' } as const;

/** Requests of one organization: row security on, the organization set in each transaction. */
export function requestDb(orgId: string): Db {
  const organization = fragment`app_set_org(${orgId}::uuid)`;
  const open = <T>(run: (tx: Tx) => Promise<T>, first: SQL, config?: typeof oneSnapshot) =>
    requestPool().orm.transaction((tx) => after(tx, first, run), config);
  return {
    read: (run) => open(run, fragment`${organization}, ${readOnly}`),
    snapshot: (run) => open(run, fragment`${organization}, ${readOnly}`, oneSnapshot),
    write: (run) => withRetry(() => open(run, organization)),
    raw: noRaw,
  };
}

/** Pipelines and system work: no row security, so every statement names its organization. */
export function systemDb(): Db {
  const { client, orm } = pipelinePool();
  return {
    read: (run) => orm.transaction((tx) => after(tx, readOnly, run)),
    snapshot: (run) => orm.transaction((tx) => after(tx, readOnly, run), oneSnapshot),
    write: (run) => withRetry(() => orm.transaction(run)),
    raw: (run) => withRetry(() => client.begin(run) as Promise<never>),
  };
}

export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map(({ client }) => client.end({ timeout: 5 })));
}
