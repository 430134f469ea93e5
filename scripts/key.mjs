// npm run key -- create --org CODE --scopes ingest:write,reports:read: API keys from the command line.
import { existsSync } from 'node:fs';
import { bundlePrograms } from './launch/bundle.mjs';
import { openDatabase, runCommand } from './launch/database.mjs';
import { installPackages } from './launch/install.mjs';
import { checkNode, inRoot } from './launch/place.mjs';
import { complain, say } from './launch/say.mjs';
import { readSettings } from './launch/settings.mjs';

let cluster = null;
try {
  checkNode();
  const settings = readSettings({ needsSpace: false });
  await installPackages();
  if (!existsSync(inRoot('dist/db/commands/key.mjs'))) await bundlePrograms();
  const opened = await openDatabase(settings);
  cluster = opened.cluster;
  // Of a database that was never started, and of the right DATA_KEY, without which the key would open nothing.
  await runCommand('migrate', { settings, urls: opened.urls });
  say((await runCommand('key', { settings, urls: opened.urls, args: process.argv.slice(2) })).trim());
} catch (error) {
  complain(error);
  process.exitCode = 1;
} finally {
  // A running installation keeps its database; one started for this command is stopped again.
  if (cluster && !cluster.reused) await cluster.stop();
}
