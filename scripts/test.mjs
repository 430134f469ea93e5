// npm test: everything that says Waterwheel works, from an empty checkout. npm test -- stores narrows every step to
// the files with that word; npm run test:faults runs the fault tests with their long figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.mjs';
import { installPackages } from './launch/install.mjs';
import { checkNode } from './launch/place.mjs';
import { complain, say, step } from './launch/say.mjs';
import { browser, stopApp, testFiles, verify, vitest, withCluster } from './launch/suites.mjs';

const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const isFaults = process.argv.includes('--faults');
const results = [];
const scratch = mkdtempSync(join(tmpdir(), 'waterwheel-test-'));
/** What must not outlive us. */
const holds = { cluster: null, app: null, empty: null };

/** Runs a suite and writes down its figures; a suite that throws counts as one failure. */
async function suite(name, run) {
  const began = Date.now();
  say(`\n── ${name}`);
  const result = await run().catch((error) => {
    complain(error);
    return { passed: 0, failed: 1 };
  });
  results.push({ name, seconds: (Date.now() - began) / 1000, ...result });
  return result.failed === 0;
}

/** A step that has no tests of its own but must succeed. */
const work = (run) => async () => {
  await run();
  return { passed: 0, failed: 0 };
};

async function everything() {
  const unit = testFiles('.test.ts', words)
    .concat(testFiles('.test.tsx', words))
    .filter((file) => !/\.(db|fault)\.test\./.test(file) && !file.startsWith('e2e/'));
  const db = testFiles('.db.test.ts', words);
  const specs = testFiles('.spec.ts', words);
  await suite('verify', () => verify(words));
  await suite('unit', () => vitest('unit', unit, { scratch }));
  if (db.length) {
    await suite('database', () =>
      withCluster(scratch, holds, (url) => vitest('db', db, { scratch, env: { TEST_DATABASE_URL: url } })));
  }
  const faults = testFiles('.fault.test.ts', words);
  if (!specs.length && !faults.length) return;
  const isBuilt = await suite('build', work(buildIfStale));
  if (!isBuilt) return;
  if (specs.length) await suite('browser', () => browser(specs, { scratch, holds }));
  if (faults.length) await runFaults(faults, {});
}

async function runFaults(files, env) {
  await suite('faults', () =>
    withCluster(scratch, holds, (url) =>
      vitest('fault', files, { scratch, env: { TEST_DATABASE_URL: url, ...env } }),
    ));
}

async function longFaults() {
  if (!(await suite('build', work(buildIfStale)))) return;
  await runFaults(testFiles('.fault.test.ts', words), { FAULTS: 'full' });
}

function summarize() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  say('\n── summary');
  for (const { name, seconds, passed, failed } of results) {
    const figures = passed + failed === 0 ? 'done' : `${passed} passed, ${failed} failed`;
    say(`${failed ? '✗' : '✓'} ${name.padEnd(10)}${seconds.toFixed(1).padStart(8)} s   ${figures}`);
  }
  const failed = sum('failed');
  say(`total ${sum('seconds').toFixed(1)} s`);
  say(`${sum('passed')} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function cleanUp() {
  await stopApp(holds).catch(() => {});
  await holds.cluster?.stop().catch(() => {});
  rmSync(scratch, { recursive: true, force: true });
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(name, () => void cleanUp().finally(() => process.exit(130)));
}

let code = 1;
try {
  checkNode();
  await step('packages', installPackages);
  await (isFaults ? longFaults() : everything());
  code = summarize();
} catch (error) {
  complain(error);
} finally {
  await cleanUp();
}
process.exit(code);
