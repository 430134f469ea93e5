import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { migrateDatabase } from '../commands/migrate';

const migrations = join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations');
const migrationFiles = readdirSync(migrations)
  .filter((file) => file.endsWith('.sql'))
  .sort();
/** One template per state of the migrations, so that a kept cluster never hands out an old schema. */
const template = `waterwheel_template_${createHash('sha256')
  .update(migrationFiles.map((file) => readFileSync(join(migrations, file), 'utf8')).join())
  .digest('hex')
  .slice(0, 12)}`;

const withDatabase = (url: string, database: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
};

function roleUrl(ownerUrl: string, role: string): string {
  const parsed = new URL(ownerUrl);
  parsed.username = role;
  // Roles belong to the server: every database of it must derive the same password.
  parsed.password = createHmac('sha256', 'throw-away cluster').update(role).digest('hex');
  return parsed.toString();
}

const urlsOf = (owner: string) => ({
  owner,
  app: roleUrl(owner, 'waterwheel_app'),
  pipeline: roleUrl(owner, 'waterwheel_pipeline'),
});

async function ensureTemplate(adminUrl: string): Promise<void> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(7262)`;
    if ((await admin`select 1 from pg_database where datname = ${template}`).length > 0) return;
    const building = `${template}_${randomBytes(4).toString('hex')}`;
    await admin.unsafe(`create database ${building}`);
    await migrateDatabase(urlsOf(withDatabase(adminUrl, building)));
    await admin.unsafe(`alter database ${building} rename to ${template}`);
  } finally {
    await admin.end();
  }
}

export type TestDatabase = {
  owner: string;
  app: string;
  pipeline: string;
  name: string;
  drop(): Promise<void>;
};

/**
 * A migrated database of its own for the calling test file, cloned from one template; sets the process's
 * environment to it. Needs TEST_DATABASE_URL: the superuser of a throw-away cluster.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_DATABASE_URL;
  if (!adminUrl)
    throw new Error(
      'TEST_DATABASE_URL is not set: run the database tests by `npm test` or name a throw-away cluster',
    );
  await ensureTemplate(adminUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  // Two clones of one template must not overlap.
  await admin`select pg_advisory_lock(7262)`;
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin`select pg_advisory_unlock(7262)`;
  const urls = urlsOf(withDatabase(adminUrl, name));
  Object.assign(process.env, {
    DATABASE_URL_APP: urls.app,
    DATABASE_URL_PIPELINE: urls.pipeline,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET ?? randomBytes(48).toString('base64'),
    DATA_KEY: process.env.DATA_KEY ?? randomBytes(32).toString('base64'),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
  });
  return {
    ...urls,
    name,
    async drop() {
      const { closePools } = await import('../client');
      await closePools();
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
