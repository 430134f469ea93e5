// npm run build: the production build of the web process and the bundled programs.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundlePrograms } from './launch/bundle.mjs';
import { installPackages } from './launch/install.mjs';
import { checkNode, inRoot } from './launch/place.mjs';
import { lastLines, run } from './launch/run.mjs';
import { complain, Stop, step } from './launch/say.mjs';
import { dropStamp, hashSources, readStamp, writeStamp } from './launch/stamp.mjs';

const STAMP = inRoot('.stamps', 'build');
const STANDALONE = inRoot('.next', 'standalone');

/** Builds when a source changed since the last whole build; returns what to say of it. */
export async function buildIfStale() {
  const wanted = hashSources();
  const isThere = existsSync(join(STANDALONE, 'server.js')) && existsSync(inRoot('dist'));
  if (isThere && readStamp(STAMP) === wanted) return { said: 'already built' };
  // Without a stamp a build that is broken off is never taken for a whole one.
  dropStamp(STAMP);
  await bundlePrograms();
  await buildWeb();
  writeStamp(STAMP, wanted);
  return { said: 'built' };
}

async function buildWeb() {
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', CI: '1' };
  delete env.NEXT_DIST_DIR;
  const log = inRoot('.stamps', 'build.log');
  const { code, output } = await run(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'build'], {
    env,
    log,
  });
  if (code !== 0 || !existsSync(join(STANDALONE, 'server.js')))
    throw new Stop(`next build failed (the whole output is in .stamps/build.log):\n${lastLines(output, 40)}`);
  cpSync(inRoot('.next', 'static'), join(STANDALONE, '.next', 'static'), { recursive: true });
  if (existsSync(inRoot('public'))) cpSync(inRoot('public'), join(STANDALONE, 'public'), { recursive: true });
  // Next copies .env files beside the server; secrets and the owner's database address have no place there.
  for (const file of readdirSync(STANDALONE)) if (file.startsWith('.env')) rmSync(join(STANDALONE, file));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    checkNode();
    await step('packages', installPackages);
    await step('build', buildIfStale);
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
}
