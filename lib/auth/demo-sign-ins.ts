import 'server-only';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { env } from '@/lib/env';
import { roles } from './permissions';

const DemoInput = z.object({
  signIns: z.array(z.object({ role: z.enum(roles), account: z.string(), password: z.string() })),
});
export type DemoSignIn = z.output<typeof DemoInput>['signIns'][number];

const demoFile = () => join(/* turbopackIgnore: true */ env().DATA_DIR, 'demo.json');

/** Accounts of the sample chain for one-click sign-in; none outside a demonstration or before the sample is loaded. */
export async function readDemoSignIns(): Promise<DemoSignIn[]> {
  if (!env().DEMO) return [];
  const text = await readFile(demoFile(), 'utf8').catch(() => null);
  if (text === null) return [];
  try {
    return DemoInput.parse(JSON.parse(text)).signIns;
  } catch {
    return [];
  }
}

/** The sample is gone: nothing of it is offered any more; the file stays as the mark that it was loaded once. */
export async function forgetDemoSignIns(): Promise<void> {
  const file = demoFile();
  if ((await readFile(file).catch(() => null)) === null) return;
  await writeFile(`${file}.new`, JSON.stringify({ signIns: [], apiKeys: [] }), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
