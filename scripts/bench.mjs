// npm run bench [-- ingest dashboards pages] [--quick] [--json] [--write]: measures the promises of performance.md on
// the production build, with data of its own, in a database that is thrown away (BENCH_DATABASE_URL: on that server).
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startCluster } from '../db/embedded.mjs';
import { freePort } from '../db/embedded-pid.mjs';
import { buildIfStale } from './build.mjs';
import { machine, printJson, printTable, writeTable } from './launch/bench-table.mjs';
import { BENCHES, bundleBenches } from './launch/bundle.mjs';
import { findChromium } from './launch/chromium.mjs';
import { runCommand } from './launch/database.mjs';
import { installPackages } from './launch/install.mjs';
import { readPid } from './launch/pids.mjs';
import { checkNode, inRoot } from './launch/place.mjs';
import { complain, Stop } from './launch/say.mjs';
import { readSettings } from './launch/settings.mjs';
import { startWeb, startWorker } from './launch/web-and-worker.mjs';

const words = process.argv.slice(2);
const has = (flag) => words.includes(`--${flag}`);
const asked = words.filter((word) => !word.startsWith('-'));
const scratch = mkdtempSync(join(tmpdir(), 'waterwheel-bench-'));
/** What must not outlive us, stopped from the last to the first. */
const running = [];
// Figures alone stand on stdout; what is going on is told beside them.
const say = (line) => process.stderr.write(`${line}\n`);

/** Each benchmark has a database and processes of its own, so that none leaves anything to the next. */
async function runBench(name, admin) {
  const settings = await settingsOf(name);
  const database = `bench_${name}_${randomBytes(4).toString('hex')}`;
  await onServer(admin, (sql) => sql.unsafe(`create database ${database}`));
  const urls = urlsOf(admin, database);
  const web = { stop: async () => {} };
  try {
    await runCommand('migrate', { settings, urls });
    // The addresses last: what the settings found in the environment are those of the benchmark before.
    Object.assign(process.env, settings.env, urls, {
      DATABASE_URL: '',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    });
    Object.assign(web, await startWeb(settings, urls));
    running.push(web);
    await web.ready();
    const { run } = await import(pathToFileURL(inRoot('dist/bench', `${name}.mjs`)).href);
    return await run(houseOf(settings, urls));
  } finally {
    running.splice(running.indexOf(web), 1);
    await web.stop();
    await onServer(admin, (sql) => sql.unsafe(`drop database if exists ${database} with (force)`)).catch(
      () => {},
    );
  }
}

async function settingsOf(name) {
  process.env.DATA_DIR = join(scratch, name);
  process.env.PORT = String(await freePort());
  Object.assign(process.env, { DATABASE_URL: '', PUBLIC_URL: '', DEMO: '0' });
  return readSettings();
}

function houseOf(settings, urls) {
  return {
    isQuick: has('quick'),
    address: settings.publicUrl,
    ownerUrl: urls.DATABASE_URL,
    webPid: () => readPid(settings.dataDir, 'web')?.pid ?? null,
    workerPid: () => readPid(settings.dataDir, 'worker')?.pid ?? null,
    startWorker: async () => {
      const worker = startWorker(settings, urls);
      running.push(worker);
      await worker.ready();
      return worker;
    },
    findChromium,
    say: (line) => say(`  ${line}`),
  };
}

/** Roles belong to the server: on a throw-away one every database derives the same passwords. */
function urlsOf(admin, database) {
  const url = (role) => {
    const made = new URL(admin);
    made.pathname = `/${database}`;
    if (!role) return made.href;
    made.username = role;
    made.password = createHmac('sha256', 'throw-away cluster').update(role).digest('hex');
    return made.href;
  };
  return {
    DATABASE_URL: url(),
    DATABASE_URL_APP: url('waterwheel_app'),
    DATABASE_URL_PIPELINE: url('waterwheel_pipeline'),
  };
}

async function onServer(url, use) {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Durable, as the product runs: a floor without the disk would be nobody's floor. */
async function serverUrl() {
  if (process.env.BENCH_DATABASE_URL) return process.env.BENCH_DATABASE_URL;
  const cluster = await startCluster({ dir: join(scratch, 'postgres'), durable: true });
  running.push(cluster);
  return cluster.url;
}

async function main() {
  const unknown = asked.find((name) => !BENCHES.includes(name));
  if (unknown) throw new Stop(`there is no benchmark "${unknown}": use ${BENCHES.join(', ')}.`);
  checkNode();
  await installPackages();
  say(`building …`);
  await buildIfStale();
  await bundleBenches();
  const admin = await serverUrl();
  const goals = [];
  for (const name of asked.length ? asked : BENCHES) {
    say(`── ${name}`);
    const began = Date.now();
    const found = await runBench(name, admin);
    for (const goal of found) goals.push({ bench: name, ...goal });
    if (has('json')) printJson(found);
    say(`  ${((Date.now() - began) / 1000).toFixed(0)} s`);
  }
  const told = {
    command: `npm run bench${words.length ? ` -- ${words.join(' ')}` : ''}`,
    machine: machine(),
  };
  if (!has('json')) printTable(goals);
  if (has('write')) writeTable(inRoot('docs/benchmarks.md'), goals, told);
}

async function cleanUp() {
  for (const one of running.reverse()) await one.stop().catch(() => {});
  if (process.exitCode) showLogs();
  rmSync(scratch, { recursive: true, force: true });
}

function showLogs() {
  for (const name of BENCHES) {
    const log = join(scratch, name, 'logs', 'web.log');
    if (existsSync(log)) say(readFileSync(log, 'utf8').split('\n').slice(-20).join('\n'));
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(name, () => void cleanUp().finally(() => process.exit(130)));
}

try {
  await main();
} catch (error) {
  complain(error);
  process.exitCode = 1;
}
await cleanUp();
process.exit();
