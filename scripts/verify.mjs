// npm run verify: types, lint, boundaries, names, unit tests; under a minute, exit 1 on any failure.
// `npm run verify -- --only guards,types` runs some of it; `--list` names the steps.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const AT_ONCE = 2;
const tool = (path) => `node_modules/${path}`;

/** Longest first: two run at a time, so the short ones fill the gap beside the long one. */
const STEPS = [
  { name: 'unit', file: tool('vitest/vitest.mjs'), args: ['run', '--project', 'unit', '--reporter=dot'] },
  { name: 'types', file: tool('typescript/bin/tsc'), args: ['--noEmit', '-p', '.'] },
  { name: 'guards', file: 'scripts/guards/run.mjs', args: [] },
  {
    name: 'lint',
    file: tool('@biomejs/biome/bin/biome'),
    args: ['check', '--error-on-warnings', '--max-diagnostics=60', '.'],
  },
];

/** Runs one step and keeps what it prints: shown only when it fails. */
function run({ name, file, args }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    const finish = (isGood, more = '') =>
      resolve({ name, isGood, seconds: (performance.now() - started) / 1000, output: output + more });
    child.on('error', (error) => finish(false, error.message));
    child.on('close', (code) => finish(code === 0));
  });
}

function report({ name, isGood, seconds, output }) {
  if (!isGood) console.log(`\n── ${name} ${'─'.repeat(60)}\n${output.trim()}\n`);
  console.log(`${isGood ? '✓' : '✗'} ${name.padEnd(8)} ${seconds.toFixed(1)} s`);
  return isGood;
}

async function runAll(steps) {
  const waiting = [...steps];
  const failed = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift())
      if (!report(await run(step))) failed.push(step.name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return failed;
}

/** The steps asked for by `--only a,b`, in their own order. */
function chosen(only) {
  if (!only) return STEPS;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(`no step ${unknown.join(', ')}: ${STEPS.map((step) => step.name).join(', ')}`);
  return STEPS.filter((step) => names.includes(step.name));
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean' } } });
  if (values.list) return console.log(STEPS.map((step) => step.name).join('\n'));
  if (!existsSync(`${ROOT}node_modules`))
    throw new Error('nothing is installed yet: run npm ci, or npm test, which does it');
  const started = performance.now();
  const failed = await runAll(chosen(values.only));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    failed.length === 0
      ? `verified in ${seconds} s`
      : `not verified (${failed.join(', ')}) after ${seconds} s`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
