// What the launcher says: one line a step with its time, and plain sentences for faults a person can cure.

/** A fault with its cure in one sentence; printed without a stack, the command ends with code 1. */
export class Stop extends Error {
  plain = true;
}

const began = Date.now();
const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`.padStart(8);

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Runs one step and prints its name, its time and what `run` says of it. */
export async function step(name, run) {
  const from = Date.now();
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) process.stdout.write(`  … ${name}`);
  try {
    const { said = '', ...result } = (await run()) ?? {};
    process.stdout.write(
      `${isTerminal ? '\r\u001b[K' : ''}  ✓ ${name.padEnd(12)}${seconds(from)}   ${said}\n`,
    );
    return result;
  } catch (error) {
    process.stdout.write(`${isTerminal ? '\r\u001b[K' : ''}  ✗ ${name.padEnd(12)}${seconds(from)}\n`);
    throw error;
  }
}

/** For what takes minutes: prints each line with the time since it began. */
export function sayProgress() {
  const from = Date.now();
  const start = process.stdout.isTTY ? '\r\u001b[K' : '';
  return (line) => process.stdout.write(`${start}    · ${seconds(from)}   ${line}\n`);
}

export function total() {
  return seconds(began).trim();
}

/** Prints a fault: a plain one as its sentence, an unexpected one with its stack. */
export function complain(error) {
  process.stderr.write(error.plain ? `\nWaterwheel cannot go on: ${error.message}\n` : `\n${error.stack}\n`);
}
