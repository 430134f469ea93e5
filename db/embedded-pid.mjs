// Asking about a PostgreSQL by its process number, and stopping it.
import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from './embedded-binary.mjs';

/** Fast shutdown: open transactions are rolled back, what was confirmed is on disk. */
export async function stopServer(pid) {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; isAlive(pid); tries += 1) {
    if (tries > 1200)
      throw new ClusterError(
        `PostgreSQL (process ${pid}) did not stop within 60 s: it may still be writing, do not kill it with -9.`,
      );
    await pause(50);
  }
}

export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  try {
    // A zombie answers signals but holds nothing.
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    const shown = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return (shown.stdout ?? '').trim().split(' ');
  }
}

/** Whether that process is a PostgreSQL server working on that data folder (a server's working folder is its data). */
export function isServerOf(pid, data) {
  const words = commandOf(pid);
  if (!isAlive(pid) || !/(^|\/)(postgres|postmaster)$/.test(words[0] ?? '')) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return words.includes(data);
  }
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
