import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { dataKeyFingerprint } from '@/lib/personal-data';
import { keepDataKey, OtherDataKey, refuseOtherDataKey } from '../data-key';
import { distribute } from '../distribute';

export type DatabaseUrls = { owner: string; app: string; pipeline: string };

const here = dirname(fileURLToPath(import.meta.url));
/** Beside the sources; seen from the bundle in dist/db/commands, three folders up. */
const migrationsFolder = [
  join(here, '..', 'migrations'),
  join(here, '..', '..', '..', 'db', 'migrations'),
].find((folder) => existsSync(join(folder, 'meta', '_journal.json')));

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

async function ensureRole(sql: postgres.Sql, url: string, attributes: string): Promise<void> {
  const { username, password } = new URL(url);
  const name = decodeURIComponent(username);
  if (!/^[a-z_]+$/.test(name)) throw new Error(`role name ${name} is not allowed`);
  const verb = (await sql`select 1 from pg_roles where rolname = ${name}`).length > 0 ? 'alter' : 'create';
  await sql.unsafe(
    `${verb} role ${name} login ${attributes} password ${literal(decodeURIComponent(password))}`,
  );
}

/**
 * Brings a database to the current schema: roles, tables, row security, job queue, distribution.
 * Safe to run again and from several processes at once (an advisory lock orders them).
 */
export async function migrateDatabase(urls: DatabaseUrls): Promise<void> {
  const sql = postgres(urls.owner, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(7261)`;
    await ensureRole(sql, urls.app, 'nosuperuser nobypassrls nocreatedb nocreaterole');
    await ensureRole(sql, urls.pipeline, 'nosuperuser bypassrls nocreatedb nocreaterole');
    if (!migrationsFolder) throw new Error('the folder db/migrations is missing: take a whole checkout');
    await migrate(drizzle(sql), { migrationsFolder });
    await runMigrations({ connectionString: urls.owner, schema: 'graphile_worker' });
    await sql.unsafe(`
      grant usage on schema graphile_worker to waterwheel_pipeline;
      grant select, insert, update, delete on all tables in schema graphile_worker to waterwheel_pipeline;
      grant usage, select on all sequences in schema graphile_worker to waterwheel_pipeline;
      grant execute on all functions in schema graphile_worker to waterwheel_pipeline;
    `);
    await distribute(sql);
  } finally {
    await sql.end();
  }
}

async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_URL_APP, DATABASE_URL_PIPELINE } = process.env;
  if (!DATABASE_URL || !DATABASE_URL_APP || !DATABASE_URL_PIPELINE) {
    throw new Error('migrate needs DATABASE_URL, DATABASE_URL_APP and DATABASE_URL_PIPELINE');
  }
  const sql = postgres(DATABASE_URL, { max: 1, onnotice: () => {} });
  try {
    // First of all: roles and tables of somebody else's installation are left as they are.
    await refuseOtherDataKey(sql, dataKeyFingerprint());
    await migrateDatabase({ owner: DATABASE_URL, app: DATABASE_URL_APP, pipeline: DATABASE_URL_PIPELINE });
    await keepDataKey(sql, dataKeyFingerprint());
  } catch (error) {
    if (!(error instanceof OtherDataKey)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  } finally {
    await sql.end();
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
