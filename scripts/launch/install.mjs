// Packages: installed again only when the lockfile or Node changed; install scripts never run.
import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './place.mjs';
import { lastLines, run } from './run.mjs';
import { Stop } from './say.mjs';
import { hashOf, readStamp, writeStamp } from './stamp.mjs';

// In node_modules itself, so that removing the folder removes the stamp.
const STAMP = inRoot('node_modules', '.waterwheel-stamp');

/** Installs if needed; returns what to say of it. */
export async function installPackages() {
  const wanted = hashOf([
    readFileSync(inRoot('package-lock.json')),
    process.versions.node,
    process.platform,
    process.arch,
  ]);
  if (readStamp(STAMP) === wanted) return { said: 'already there' };
  if (isComplete()) {
    writeStamp(STAMP, wanted);
    return { said: 'already there' };
  }
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  const log = inRoot('.stamps', 'install.log');
  const isScript = npm?.endsWith('.js');
  const { code, output } = isScript
    ? await run(process.execPath, [npm, ...args], { log })
    : await run('npm', args, { log });
  if (code !== 0) {
    throw new Stop(
      `the packages could not be installed (npm ci ended with ${code}): check the network, the npm registry and free disk space, then run this again. npm said:\n${lastLines(output)}`,
    );
  }
  writeStamp(STAMP, wanted);
  return { said: 'installed' };
}

/** Whether someone installed exactly this lockfile by hand: npm keeps its own list of what it put there. */
function isComplete() {
  const installed = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([at, entry]) => at === '' || entry.optional || entry.devOptional || have[at]?.version === entry.version,
  );
}
