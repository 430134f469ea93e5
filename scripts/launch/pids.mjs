// Which programs of ours run, written down so that the next start finds those a killed launcher left behind.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../../db/embedded-pid.mjs';

const fileOf = (dataDir, name) => join(dataDir, 'run', `${name}.json`);

/** Writes down that `pid` is our program of that name. */
export function writePid(dataDir, name, { pid, ...more }) {
  mkdirSync(join(dataDir, 'run'), { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(dataDir, name), JSON.stringify({ pid, birth: birthOf(pid), ...more }), {
    mode: 0o600,
  });
}

export function dropPid(dataDir, name) {
  rmSync(fileOf(dataDir, name), { force: true });
}

/** What was written under that name if that very process still runs, else null. */
export function readPid(dataDir, name) {
  const file = fileOf(dataDir, name);
  if (!existsSync(file)) return null;
  try {
    const written = JSON.parse(readFileSync(file, 'utf8'));
    const isSame = isAlive(written.pid) && written.birth === birthOf(written.pid);
    return isSame ? written : null;
  } catch {
    return null;
  }
}

/** Stops what a killed launcher left running, gently first. */
export async function stopOrphans(dataDir, names) {
  const found = names.map((name) => readPid(dataDir, name)).filter(Boolean);
  for (const { pid } of found) signal(pid, 'SIGTERM');
  for (let waited = 0; waited < 8000 && found.some(({ pid }) => isAlive(pid)); waited += 50) await pause(50);
  for (const { pid } of found) if (isAlive(pid)) signal(pid, 'SIGKILL');
  for (const name of names) dropPid(dataDir, name);
  return found.length;
}

export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * When a process was born: the machine's boot and the tick in it, or what ps calls its start. Numbers are used
 * again, births are not; a command line would not do, for Next writes its own name over it.
 */
function birthOf(pid) {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19]}`;
  } catch {
    return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
  }
}
