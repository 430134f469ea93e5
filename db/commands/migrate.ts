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

/** A role of ours that may log in and nothing else, save that `passesRows` lets it work in sets over organizations. */
async function ensureRole(sql: postgres.Sql, url: string, passesRows: boolean): Promise<void> {
  const { username, password } = new URL(url);
  const name = decodeURIComponent(username);
  if (!/^[a-z_]+$/.test(name)) throw new Error(`role name ${name} is not allowed`);
  const [known] =
    await sql`select rolbypassrls = ${passesRows} and not (rolsuper or rolcreatedb or rolcreaterole) as fits
    from pg_roles where rolname = ${name}`;
  // Named only where they change: none but a superuser may name some of them, even to leave them as they are.
  const attributes = `nosuperuser ${passesRows ? 'bypassrls' : 'nobypassrls'} nocreatedb nocreaterole`;
  await sql.unsafe(
    `${known ? 'alter' : 'create'} role ${name} login ${known?.fits ? '' : attributes} password ${literal(decodeURIComponent(password))}`,
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
    // The one that needs more rights first: refused, it leaves no role behind.
    await ensureRole(sql, urls.pipeline, true);
    await ensureRole(sql, urls.app, false);
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

/** One sentence with the cure for what a person can cure, else null. */
function sentenceFor(error: unknown, ownerUrl: string): string | null {
  if (error instanceof OtherDataKey) return error.message;
  const { code, message } = error as { code?: unknown; message?: string };
  if (code !== '42501') return null;
  const owner = decodeURIComponent(new URL(ownerUrl).username);
  return `the user "${owner}" of DATABASE_URL has too few rights (${message}): let a superuser run ALTER ROLE "${owner}" CREATEROLE BYPASSRLS and make it the owner of the database, or name a superuser there.`;
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
    const sentence = sentenceFor(error, DATABASE_URL);
    if (!sentence) throw error;
    console.error(sentence);
    // The launcher says the last line of a command that ends so.
    process.exitCode = 2;
  } finally {
    await sql.end();
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
