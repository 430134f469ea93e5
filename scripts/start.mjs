// npm start: from a fresh checkout to a running Waterwheel. npm run dev: the same with reloading.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startCluster } from '../db/embedded.mjs';
import { isAlive } from '../db/embedded-pid.mjs';
import { buildIfStale } from './build.mjs';
import { STARTERS } from './launch/alone.mjs';
import { bundlePrograms } from './launch/bundle.mjs';
import { openDatabase, runCommand } from './launch/database.mjs';
import { installPackages } from './launch/install.mjs';
import { dropPid, readPid, stopOrphans, writePid } from './launch/pids.mjs';
import { checkNode } from './launch/place.mjs';
import { checkPort } from './launch/ports.mjs';
import { complain, Stop, say, sayProgress, step, total } from './launch/say.mjs';
import { readSettings } from './launch/settings.mjs';
import { SERVICES, startWeb, startWorker } from './launch/web-and-worker.mjs';

const isDevelopment = process.argv.includes('--dev');
/** What runs, in the order in which it is stopped. */
const running = { web: null, worker: null, cluster: null, watch: null, dataDir: null };
let isEnding = false;

async function start() {
  checkNode();
  const settings = readSettings({ isDevelopment });
  await takePlace(settings);
  say(`\n  水轮 Waterwheel${isDevelopment ? ' (development)' : ''}\n`);
  await step('packages', installPackages);
  const { urls } = await step('database', async () => {
    const opened = await openDatabase(settings);
    running.cluster = opened.cluster;
    return { urls: opened.urls, said: opened.said };
  });
  watchCluster(settings);
  await step('build', isDevelopment ? bundlePrograms : buildIfStale);
  await step('tables', async () => void (await runCommand('migrate', { settings, urls })));
  if (settings.isDemo) await step('sample', () => loadSample(settings, urls));
  await step('web', async () => {
    running.web = await startWeb(settings, urls);
    running.worker = startWorker(settings, urls);
    await Promise.all([running.web.ready(), running.worker.ready()]);
  });
  greet(settings);
}

/** One launcher a data folder; what a killed one left behind is stopped first. */
async function takePlace(settings) {
  const other = STARTERS.map((name) => readPid(settings.dataDir, name)).find(Boolean);
  if (other) {
    throw new Stop(
      `Waterwheel already runs from ${settings.dataDir} at ${other.publicUrl} (process ${other.pid}): use it, stop it with Ctrl-C there, or set DATA_DIR and PORT to others.`,
    );
  }
  await stopOrphans(settings.dataDir, SERVICES);
  await checkPort(settings);
  writePid(settings.dataDir, 'launcher', { pid: process.pid, publicUrl: settings.publicUrl });
  running.dataDir = settings.dataDir;
}

/** The sample chain is loaded once; removed in the console it does not come back. */
async function loadSample(settings, urls) {
  if (existsSync(join(settings.dataDir, 'demo.json'))) return { said: 'already loaded' };
  await runCommand('sample', { settings, urls, onLine: sayProgress() });
  return { said: 'loaded' };
}

/** Starts the embedded PostgreSQL again, on its port, should it die under us. */
function watchCluster(settings) {
  if (!running.cluster) return;
  const port = Number(new URL(running.cluster.url).port);
  let isBusy = false;
  running.watch = setInterval(async () => {
    if (isBusy || isEnding || isAlive(running.cluster.pid)) return;
    isBusy = true;
    try {
      running.cluster = await startCluster({ dir: join(settings.dataDir, 'postgres'), durable: true, port });
      say('  ! the database had stopped and was started again');
    } catch (error) {
      say(`  ! the database has stopped: ${error.message}`);
    }
    isBusy = false;
  }, 1000);
}

function greet(settings) {
  say(`\n  ${settings.publicUrl}   ready in ${total()}\n`);
  const file = join(settings.dataDir, 'demo.json');
  if (settings.isDemo && existsSync(file)) {
    const { signIns = [], apiKeys = [] } = JSON.parse(readFileSync(file, 'utf8'));
    table(
      'Demo sign-ins',
      signIns.map(({ role, account, password }) => [role, account, password]),
    );
    table(
      'Demo API keys',
      apiKeys.map(({ name, scopes, key }) => [name, [scopes].flat().join(' '), key]),
    );
  }
  say(`  Data and logs: ${settings.dataDir}\n  Ctrl-C stops everything.\n`);
}

function table(title, rows) {
  if (!rows.length) return;
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)));
  say(`  ${title}`);
  for (const row of rows)
    say(
      `    ${row
        .map((cell, at) => String(cell).padEnd(widths[at]))
        .join('  ')
        .trimEnd()}`,
    );
  say();
}

/** Web, worker, PostgreSQL, in that order: nobody loses the floor under his feet. */
async function end(code) {
  if (isEnding) return;
  isEnding = true;
  clearInterval(running.watch);
  try {
    await running.web?.stop();
    await running.worker?.stop();
    await running.cluster?.stop();
  } catch (error) {
    complain(error);
  }
  if (running.dataDir) dropPid(running.dataDir, 'launcher');
  process.exit(code);
}

let isUp = false;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => {
    if (!isEnding) say('\n  stopping web, worker and database …');
    // Broken off while starting is not a success.
    void end(isUp ? 0 : 130);
  });
}

try {
  await start();
  isUp = true;
} catch (error) {
  if (!isEnding) complain(error);
  await end(1);
}
