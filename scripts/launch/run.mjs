// Running other programs: to their end with the output kept for faults.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot, root } from './place.mjs';

export const leash = inRoot('scripts/launch/leash.mjs');

/**
 * Runs a program and resolves `{ code, output }`. `show` passes its output on as it comes, else it is kept;
 * `log` also writes what was kept to a file, `onLine` is told each line of its output as it comes. The program ends with us, even if we are killed.
 */
export async function run(command, args, { env = process.env, show = false, log, onLine, cwd = root } = {}) {
  const isNode = command === process.execPath;
  const child = spawn(command, isNode ? ['--import', leash, ...args] : args, {
    cwd,
    env: { ...env, WATERWHEEL_LAUNCHER: String(process.pid) },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe', ...(isNode ? ['ipc'] : [])],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-200_000);
    });
  }
  if (onLine && child.stdout) createInterface({ input: child.stdout }).on('line', onLine);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.once('close', (status, signal) => resolve(status ?? (signal ? 130 : 1)));
  });
  if (log) {
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, output);
  }
  return { code, output };
}

/** The last lines of a program's output that tell something. */
export function lastLines(output, count = 12) {
  return output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean)
    .slice(-count)
    .join('\n');
}
