// The database of this installation: the embedded one, or the one that DATABASE_URL names.
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { startCluster } from '../../db/embedded.mjs';
import { inRoot } from './place.mjs';
import { lastLines, run } from './run.mjs';
import { Stop } from './say.mjs';

const OLDEST = 150000;

/** `{ urls, cluster, said }`: addresses of the owner and of the two roles; `cluster` is null for an external server. */
export async function openDatabase(settings) {
  if (settings.databaseUrl) {
    const version = await checkExternal(settings.databaseUrl);
    const { host } = new URL(settings.databaseUrl);
    return {
      urls: urlsFrom(settings.databaseUrl, settings.env),
      cluster: null,
      said: `PostgreSQL ${version} at ${host}`,
    };
  }
  const cluster = await startCluster({ dir: join(settings.dataDir, 'postgres'), durable: true });
  const { port } = new URL(cluster.url);
  return {
    urls: urlsFrom(cluster.url, settings.env),
    cluster,
    said: `${cluster.reused ? 'found running' : 'started'} on port ${port}`,
  };
}

/** Each role's password follows from the signing secret, so nobody has to keep two more. */
export function urlsFrom(ownerUrl, { NEXTAUTH_SECRET }) {
  const forRole = (role) => {
    const url = new URL(ownerUrl);
    url.username = role;
    url.password = createHmac('sha256', NEXTAUTH_SECRET).update(`db:${role}`).digest('hex');
    return url.href;
  };
  return {
    DATABASE_URL: ownerUrl,
    DATABASE_URL_APP: forRole('waterwheel_app'),
    DATABASE_URL_PIPELINE: forRole('waterwheel_pipeline'),
  };
}

/** Environment of a program: settings and the role addresses; only commands get the owner's. */
export function envFor(settings, urls, { isOwner = false } = {}) {
  return {
    ...settings.env,
    ...urls,
    // Empty, not absent: Next would else read it out of .env again.
    DATABASE_URL: isOwner ? urls.DATABASE_URL : '',
    NODE_ENV: settings.isDevelopment ? 'development' : 'production',
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    NEXTAUTH_URL: settings.publicUrl,
    DATA_DIR: settings.dataDir,
    DEMO: settings.isDemo ? '1' : '0',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/**
 * Runs dist/db/commands/<name>.mjs with the owner's address. A command that ends with code 2 has written a
 * sentence for a person on stderr, which becomes ours.
 */
export async function runCommand(name, { settings, urls, args = [], show = false, onLine }) {
  const env = { ...envFor(settings, urls, { isOwner: true }), MIGRATIONS_DIR: inRoot('db/migrations') };
  const file = inRoot('dist/db/commands', `${name}.mjs`);
  const { code, output } = await run(
    process.execPath,
    ['--enable-source-maps', '--max-semi-space-size=64', file, ...args],
    {
      env,
      show,
      onLine,
    },
  );
  if (code === 0) return output;
  if (code === 2) throw new Stop(lastLines(output, 3));
  if (/No space left|53100/.test(output)) {
    throw new Stop(
      'the disk of the database is full: free some space and start again, nothing that was confirmed is lost.',
    );
  }
  throw new Stop(`the step "${name}" failed:\n${lastLines(output, 20)}`);
}

async function checkExternal(databaseUrl) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] =
      await sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
    if (row.number < OLDEST) {
      throw new Stop(
        `the server of DATABASE_URL is PostgreSQL ${row.name}, which is too old: use PostgreSQL 15 or newer.`,
      );
    }
    return row.name.split(' ')[0];
  } catch (error) {
    throw error.plain ? error : new Stop(faultOf(error, new URL(databaseUrl)));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function faultOf(error, { host, pathname, username }) {
  const name = pathname.slice(1);
  if (error.code === '28P01' || error.code === '28000') {
    return `the server of DATABASE_URL (${host}) refuses the user "${username}": check user name and password.`;
  }
  if (error.code === '3D000')
    return `there is no database "${name}" at ${host}: create it, or correct DATABASE_URL.`;
  return `the server of DATABASE_URL (${host}) cannot be reached (${error.code ?? error.message}): start it, or correct the host and port.`;
}
