// The suites of npm test; each resolves to { passed, failed }.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startCluster } from '../../db/embedded.mjs';
import { freePort } from '../../db/embedded-pid.mjs';
import { findChromium } from './chromium.mjs';
import { inRoot, root } from './place.mjs';
import { leash, run } from './run.mjs';
import { Stop } from './say.mjs';

const TEST_ENV = { TZ: 'Asia/Kathmandu' };
/** The instant the browser tests call now, so that periods and sentences are known. */
const NOW = '2026-11-20T18:00:00+08:00';

/** Files below the project's rooms whose name ends so and whose path holds every word. */
export function testFiles(ending, words) {
  const rooms = ['app', 'components', 'lib', 'db', 'scripts', 'bench', 'e2e'];
  return rooms
    .filter((room) => existsSync(inRoot(room)))
    .flatMap((room) => readdirSync(inRoot(room), { recursive: true }).map((file) => `${room}/${file}`))
    .filter((file) => file.endsWith(ending) && words.every((word) => file.includes(word)));
}

export async function verify(words) {
  // Narrowed to a word, only the types say something about that word's files.
  const args = ['scripts/verify.mjs', '--only', words.length ? 'types' : 'types,guards,lint'];
  const { code } = await run(process.execPath, args, { show: true });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/** One vitest project on the files given; `env` adds to the environment. */
export async function vitest(project, files, { scratch, env = {} }) {
  if (!files.length) return { passed: 0, failed: 0 };
  const report = join(scratch, `${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await run(
    process.execPath,
    [inRoot('node_modules/vitest/vitest.mjs'), ...args, ...files],
    {
      env: { ...process.env, ...TEST_ENV, ...env },
      show: true,
    },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
  // A file that cannot be loaded has no tests to fail, yet the run ends badly.
  const failed = numFailedTests || (code === 0 ? 0 : Math.max(1, numFailedTestSuites));
  return { passed: numPassedTests, failed };
}

/** Runs `use(url)` on a cluster that is thrown away afterwards. */
export async function withCluster(scratch, holds, use) {
  const cluster = await startCluster({ dir: join(scratch, 'postgres'), durable: false });
  holds.cluster = cluster;
  try {
    return await use(cluster.url);
  } finally {
    await cluster.stop();
    holds.cluster = null;
  }
}

/** The spec that begins on an empty installation; it gets one of its own. */
const SET_UP = /(^|\/)set-up\.spec\.ts$/;

/** The browser tests against the production build, started as npm start starts it, in data folders of their own. */
export async function browser(files, { scratch, holds }) {
  if (!files.length) return { passed: 0, failed: 0 };
  const chromium = await findChromium();
  const env = { ...process.env, ...TEST_ENV, PUBLIC_URL: '', DATABASE_URL: '', CHROMIUM_PATH: chromium };
  env.FROZEN_NOW ??= NOW;
  try {
    if (files.some((file) => !SET_UP.test(file))) {
      env.DATA_DIR = join(scratch, 'data');
      env.BASE_URL = await hold(holds, 'app', { env, dataDir: env.DATA_DIR });
    }
    if (files.some((file) => SET_UP.test(file))) {
      Object.assign(env, {
        OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`,
        OIDC_CLIENT_ID: 'waterwheel',
        OIDC_CLIENT_SECRET: 'for-tests-alone',
      });
      const empty = { ...env, DEMO: '0' };
      env.SET_UP_URL = await hold(holds, 'empty', { env: empty, dataDir: join(scratch, 'empty') });
    }
    return await playwright(files, { scratch, env });
  } finally {
    await stopApp(holds);
    for (const name of ['empty', 'data']) keepLogs(join(scratch, name));
  }
}

/** Starts an installation under a name in `holds`; its address. */
async function hold(holds, name, { env, dataDir }) {
  const port = await freePort();
  holds[name] = await startApp({ ...env, PORT: String(port), DATA_DIR: dataDir }, dataDir);
  return `http://localhost:${port}`;
}

async function playwright(files, { scratch, env }) {
  const report = join(scratch, 'e2e.json');
  const args = [inRoot('node_modules/@playwright/test/cli.js'), 'test', '--reporter=line,json', ...files];
  const { code } = await run(process.execPath, args, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    show: true,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky || (code === 0 ? 0 : Math.max(1, errors.length));
  return { passed: stats.expected, failed };
}

function startApp(env, dataDir) {
  const child = spawn(process.execPath, ['--import', leash, inRoot('scripts/start.mjs')], {
    cwd: root,
    env: { ...env, WATERWHEEL_LAUNCHER: String(process.pid) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text) => {
      said += text;
      if (said.includes('Ctrl-C stops everything')) resolve(child);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => {
      keepLogs(dataDir);
      reject(new Stop(`npm start ended with code ${code} before it was ready:\n${said}`));
    });
  });
}

export async function stopApp(holds) {
  for (const name of ['empty', 'app']) {
    const app = holds[name];
    holds[name] = null;
    if (!app || app.exitCode !== null) continue;
    const ended = new Promise((resolve) => app.once('exit', resolve));
    app.kill('SIGINT');
    await ended;
  }
}

/** What the processes wrote stays after the scratch folder is gone. */
function keepLogs(dataDir) {
  const logs = join(dataDir, 'logs');
  const kept = inRoot('test-results', `logs-${basename(dataDir)}`);
  if (!existsSync(logs)) return;
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  cpSync(logs, kept, { recursive: true });
}
