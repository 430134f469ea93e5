import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closePools } from '@/db/client';
import { loadSample } from '@/db/sample/load';
import { currentInstant } from '@/lib/clock';
import { env } from '@/lib/env';

/** Loads the sample chain and writes its sign-ins and keys to `demo.json` in the data folder, last of all. */
async function main(): Promise<void> {
  const loaded = await loadSample(currentInstant(), (words) => process.stdout.write(`${words}\n`));
  const { DATA_DIR } = env();
  mkdirSync(DATA_DIR, { recursive: true });
  const file = join(DATA_DIR, 'demo.json');
  // Renamed into place: a half-written file would pass for a finished load.
  writeFileSync(
    `${file}.new`,
    JSON.stringify({ signIns: loaded.signIns, apiKeys: loaded.apiKeys }, null, 2),
    { mode: 0o600 },
  );
  renameSync(`${file}.new`, file);
  await closePools();
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
