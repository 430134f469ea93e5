import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { env } from '@/lib/env';
import { type Role, rolePermissions } from './permissions';

const roles = Object.keys(rolePermissions) as [Role, ...Role[]];
const DemoInput = z.object({
  signIns: z.array(z.object({ role: z.enum(roles), account: z.string(), password: z.string() })),
});
export type DemoSignIn = z.output<typeof DemoInput>['signIns'][number];

/** Accounts of the sample chain for one-click sign-in; none outside a demonstration or before the sample is loaded. */
export async function readDemoSignIns(): Promise<DemoSignIn[]> {
  const { DEMO, DATA_DIR } = env();
  if (!DEMO) return [];
  const text = await readFile(join(/* turbopackIgnore: true */ DATA_DIR, 'demo.json'), 'utf8').catch(
    () => null,
  );
  if (text === null) return [];
  try {
    return DemoInput.parse(JSON.parse(text)).signIns;
  } catch {
    return [];
  }
}
