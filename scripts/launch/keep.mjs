// Keeps a program running: starts it again when it dies, stops it when asked.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dropPid, writePid } from './pids.mjs';
import { root } from './place.mjs';
import { lastLines, leash } from './run.mjs';

const LOG_LIMIT = 10 * 1024 * 1024;
const SHORTEST = 250;
const LONGEST = 10_000;

/**
 * Starts `script` with Node and keeps it running. `show` writes its output to ours instead of DATA_DIR/logs/<name>.log.
 * Returns `{ stop(graceMs), firstDeath, tail() }`; `firstDeath` resolves with the code of a death before `settled()`.
 */
export function keepRunning({
  name,
  script,
  args = [],
  env,
  dataDir,
  show = false,
  nodeFlags = [],
  cwd = root,
}) {
  const log = join(dataDir, 'logs', `${name}.log`);
  let child = null;
  let isStopping = false;
  let isSettled = false;
  let wait = SHORTEST;
  let timer;
  let tellDeath;
  const firstDeath = new Promise((resolve) => {
    tellDeath = resolve;
  });

  const launch = () => {
    const out = show ? 'inherit' : openLog(log);
    const began = Date.now();
    // Its own group: Ctrl-C reaches the launcher only, which stops everything in order.
    child = spawn(process.execPath, ['--import', leash, ...nodeFlags, script, ...args], {
      ...{ cwd, detached: true, env: { ...env, WATERWHEEL_LAUNCHER: String(process.pid) } },
      stdio: ['ignore', out, out, 'ipc'],
    });
    if (typeof out === 'number') closeSync(out);
    child.on('error', () => {});
    if (child.pid) writePid(dataDir, name, { pid: child.pid });
    child.once('exit', (code) => {
      child = null;
      if (isStopping) return;
      if (!isSettled) return void tellDeath(code ?? 1);
      wait = Date.now() - began > 60_000 ? SHORTEST : Math.min(wait * 2, LONGEST);
      timer = setTimeout(launch, wait);
    });
  };
  launch();

  return {
    firstDeath,
    /** From now on a death is answered by starting it again. */
    settled: () => {
      isSettled = true;
    },
    tail: () => (existsSync(log) ? lastLines(readFileSync(log, 'utf8')) : ''),
    stop: async (graceMs = 8000) => {
      isStopping = true;
      clearTimeout(timer);
      await endOf(child, graceMs);
      dropPid(dataDir, name);
    },
  };
}

function endOf(child, graceMs) {
  if (!child) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

function openLog(log) {
  mkdirSync(join(log, '..'), { recursive: true, mode: 0o700 });
  if (existsSync(log) && statSync(log).size > LOG_LIMIT) renameSync(log, `${log}.1`);
  return openSync(log, 'a', 0o600);
}
