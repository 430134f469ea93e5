// Starting one of the services by itself, for installations that run them on several machines.
import { buildIfStale } from '../build.mjs';
import { openDatabase, runCommand } from './database.mjs';
import { installPackages } from './install.mjs';
import { dropPid, readPid, writePid } from './pids.mjs';
import { checkNode } from './place.mjs';
import { complain, Stop, say, step } from './say.mjs';
import { readSettings } from './settings.mjs';

/** Names under which programs that start services write themselves down. */
export const STARTERS = ['launcher', 'web-alone', 'worker-alone'];

/**
 * Runs `begin(settings, urls)` → `{ ready, stop }` until a signal ends it. With DATABASE_URL_APP and
 * DATABASE_URL_PIPELINE given, the owner's address is not needed and nothing is migrated.
 */
export async function runAlone(name, begin) {
  const open = { service: null, cluster: null, dataDir: null };
  const end = async (code) => {
    await open.service?.stop();
    if (open.dataDir) {
      dropPid(open.dataDir, `${name}-alone`);
      // The embedded database goes with the last one that uses it.
      if (!STARTERS.some((other) => readPid(open.dataDir, other))) await open.cluster?.stop();
    }
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => void end(0));
  try {
    checkNode();
    const settings = readSettings({});
    takePlace(name, settings);
    open.dataDir = settings.dataDir;
    await step('packages', installPackages);
    await step('build', buildIfStale);
    const urls = await findUrls(settings, open);
    await step(name, async () => {
      open.service = await begin(settings, urls);
      await open.service.ready();
    });
    say(`  ${name} runs; Ctrl-C stops it.`);
  } catch (error) {
    complain(error);
    await end(1);
  }
}

/** One of each service a data folder, and none beside npm start, which runs both. */
function takePlace(name, { dataDir, publicUrl }) {
  for (const starter of ['launcher', `${name}-alone`]) {
    const other = readPid(dataDir, starter);
    if (other)
      throw new Stop(
        `the ${name} already runs from ${dataDir} (process ${other.pid}): use it, stop it with Ctrl-C there, or set DATA_DIR and PORT to others.`,
      );
  }
  writePid(dataDir, `${name}-alone`, { pid: process.pid, publicUrl });
}

async function findUrls(settings, open) {
  const { DATABASE_URL_APP, DATABASE_URL_PIPELINE } = settings.env;
  if (DATABASE_URL_APP && DATABASE_URL_PIPELINE) {
    const urls = { DATABASE_URL: '', DATABASE_URL_APP, DATABASE_URL_PIPELINE };
    await runCommand('check-key', { settings, urls });
    return urls;
  }
  const { urls, cluster } = await openDatabase(settings);
  open.cluster = cluster;
  await step('tables', async () => void (await runCommand('migrate', { settings, urls })));
  return urls;
}
