// The PostgreSQL that comes with Waterwheel: made once in its folder, started beside the web and the worker.
// Plain JavaScript with no static import but Node's own, because the launcher runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError, findNative, runAs } from './embedded-binary.mjs';
import { freePort, isAlive, isServerOf, stopServer } from './embedded-pid.mjs';
import { DURABLE, settingsFor } from './embedded-settings.mjs';

export { ClusterError };

const USER = 'waterwheel';
const DATABASE = 'waterwheel';
const MAJOR = '18';
const LOG_LIMIT = 10 * 1024 * 1024;

/**
 * Starts the cluster in `dir` (made on the first call) or finds it running there.
 * `durable: false` turns off everything that makes commits survive a crash: only for throw-away test clusters.
 * Returns `{ url, pid, reused, stop() }`; `url` is the superuser's. Throws ClusterError with the cure.
 */
export async function startCluster({ dir, durable = true, port, forbidNamespace = false }) {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const run = runAs(findNative(), realpathSync(dir), { forbidNamespace });
  const place = {
    ...run,
    data: join(run.dir, 'cluster'),
    passwordFile: join(run.dir, 'password'),
    log: join(run.dir, 'server.log'),
    durable,
  };
  const password = initialise(place);
  const found = await findRunning(place, password);
  if (found) return found;
  return launch(place, password, port);
}

/** Makes the cluster when the folder has none; a half-made one (killed while initialising) is made anew. */
function initialise(place) {
  if (existsSync(join(place.data, 'PG_VERSION'))) {
    const version = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
    if (version !== MAJOR) {
      throw new ClusterError(
        `${place.data} belongs to PostgreSQL ${version}, this Waterwheel carries ${MAJOR}: set DATABASE_URL to a server of that version, or DATA_DIR to another folder.`,
      );
    }
    return readPassword(place);
  }
  if (existsSync(place.data)) {
    throw new ClusterError(
      `${place.data} exists but is no PostgreSQL data folder: move it away, or set DATA_DIR to another folder.`,
    );
  }
  const made = `${place.data}.new`;
  rmSync(made, { recursive: true, force: true });
  const password = randomBytes(24).toString('hex');
  writeFileSync(place.passwordFile, password, { mode: 0o600 });
  if (place.spawn.uid !== undefined) chownSync(place.passwordFile, place.spawn.uid, place.spawn.gid);
  // The builtin provider sorts alike on every machine; with ctype C pg_trgm would drop every Chinese character.
  const [command, args] = place.wrap('initdb', [
    ...['-D', made, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${place.passwordFile}`, '-E', 'UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8'],
    ...(place.durable ? [] : ['--no-sync']),
  ]);
  const result = spawnSync(command, args, { ...place.spawn, encoding: 'utf8', cwd: place.dir });
  if (result.status !== 0) {
    const reason = lastLine(result.stderr) || result.error?.message || 'no message';
    rmSync(made, { recursive: true, force: true });
    throw new ClusterError(
      `The database could not be made in ${place.dir} (${reason}): check free space and write permission there, or set DATABASE_URL to your own PostgreSQL.`,
    );
  }
  renameSync(made, place.data);
  return password;
}

function readPassword(place) {
  try {
    return readFileSync(place.passwordFile, 'utf8').trim();
  } catch {
    throw new ClusterError(
      `${place.passwordFile} cannot be read, so the database beside it cannot be opened: restore that file from your backup.`,
    );
  }
}

/** The running cluster of this folder, or null after clearing away a lock file whose owner is gone. */
async function findRunning(place, password) {
  const file = join(place.data, 'postmaster.pid');
  for (let tries = 0; existsSync(file); tries += 1) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!isServerOf(pid, place.data)) {
      // PostgreSQL refuses to start while any process has that number, so a recycled number is cleared here.
      rmSync(file, { force: true });
      return null;
    }
    const stopping = lines[7]?.trim() === 'stopping';
    if (!stopping && lines[3]) {
      const url = urlOf(password, lines[3].trim());
      const answer = await ask(url, place);
      if (answer === 'ready') return { url, pid, reused: true, stop: () => stopServer(pid) };
      if (answer === 'refused') throw foreign(place, pid);
    }
    if (tries > 300) {
      throw new ClusterError(
        `PostgreSQL (process ${pid}) holds ${place.data} but does not answer: read ${place.log}, stop it with kill -INT ${pid} and start again.`,
      );
    }
    await pause(100);
  }
  return null;
}

function foreign(place, pid) {
  return new ClusterError(
    `Another PostgreSQL (process ${pid}) runs on ${place.data} and does not accept our password: stop it with kill -INT ${pid}, or set DATA_DIR to another folder.`,
  );
}

async function launch(place, password, wantedPort) {
  rotateLog(place);
  for (let tries = 0; ; tries += 1) {
    const port = wantedPort ?? (await freePort());
    const url = urlOf(password, port);
    const from = existsSync(place.log) ? statSync(place.log).size : 0;
    const pid = spawnServer(place, port);
    const answer = await waitReady(url, pid, place);
    if (answer === 'ready') {
      try {
        await prepare(url, place);
      } catch (error) {
        await stopServer(pid);
        throw error;
      }
      return { url, pid, reused: false, stop: () => stopServer(pid) };
    }
    const said = readFileSync(place.log, 'utf8').slice(from);
    const passing = /Address already in use|still in use|could not bind/.test(said);
    if (passing && wantedPort === undefined && tries < 40) {
      await pause(250);
      continue;
    }
    throw new ClusterError(
      `PostgreSQL did not start in ${place.dir} (${lastLine(said) || 'it gave no reason'}): ${cureOf(said, place)}.`,
    );
  }
}

function cureOf(said, place) {
  if (/No space left/.test(said)) return 'free some disk space and start again, nothing was lost';
  if (/Permission denied|permissions/.test(said))
    return 'give this user write permission on that folder (mode 0700)';
  if (/lock file|still in use/.test(said)) return 'another server uses that folder, stop it first';
  if (/Address already in use/.test(said)) return 'another program has that port, choose another';
  return `read ${place.log}, or set DATABASE_URL to your own PostgreSQL`;
}

function spawnServer(place, port) {
  const settings = { ...settingsFor(place.durable), port };
  const flags = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const [command, args] = place.wrap('postgres', ['-D', place.data, ...flags]);
  const log = openSync(place.log, 'a', 0o600);
  // Detached: Ctrl-C reaches the launcher only, which then stops web, worker and PostgreSQL in that order.
  const child = spawn(command, args, {
    ...place.spawn,
    cwd: place.dir,
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  if (!child.pid)
    throw new ClusterError(`${command} could not be run: run npm ci again, or set DATABASE_URL.`);
  return child.pid;
}

async function waitReady(url, pid, place) {
  for (let tries = 0; tries < 1200; tries += 1) {
    const answer = await ask(url, place);
    if (answer !== 'not yet') return answer;
    if (!isAlive(pid)) return 'gone';
    await pause(tries < 40 ? 25 : 100);
  }
  return 'silent';
}

/** 'ready' when our cluster answers with our password, 'refused' when someone else does, else 'not yet'. */
async function ask(url, place) {
  return withAdmin(url, async (sql) => {
    const [row] = await sql`select current_setting('data_directory') as at`;
    return row.at === place.data ? 'ready' : 'refused';
  }).catch((error) => (['28P01', '28000'].includes(error.code) ? 'refused' : 'not yet'));
}

/** Creates our database on the first start and asserts what durability promises. */
async function prepare(url, place) {
  await withAdmin(url, async (sql) => {
    const [known] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (!known) await sql.unsafe(`create database ${DATABASE}`);
    if (!place.durable) return;
    for (const [name, wanted] of Object.entries(DURABLE)) {
      const [row] = await sql`select current_setting(${name}) as value`;
      if (row.value !== wanted) {
        throw new ClusterError(
          `PostgreSQL runs with ${name} = ${row.value}, so a crash could lose what was confirmed: remove that setting from ${place.data}/postgresql.auto.conf.`,
        );
      }
    }
  });
}

/** Runs `use` on one short connection to the maintenance database. */
async function withAdmin(url, use) {
  const { default: postgres } = await import('postgres');
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const sql = postgres(admin.href, { max: 1, connect_timeout: 5, idle_timeout: 1, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function urlOf(password, port) {
  return `postgresql://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

function rotateLog(place) {
  if (existsSync(place.log) && statSync(place.log).size > LOG_LIMIT) renameSync(place.log, `${place.log}.1`);
}

function lastLine(text) {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const telling = lines.filter((line) => /FATAL|PANIC|error:|ERROR/.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error|ERROR):\s*/, '');
}
