import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemContext } from '@/lib/auth/context';
import { CreateApiKeyInput } from '@/lib/auth/input';
import { createApiKey } from '@/lib/auth/mutations/api-keys';
import { keyScopes } from '@/lib/auth/permissions';
import { closePools, systemDb } from '../client';
import { organizations } from '../schema/organization';

const usage = `write npm run key -- create --org CODE --scopes ${keyScopes.slice(0, 2).join(',')} [--name NAME] [--expires YYYY-MM-DD]
  scopes: ${keyScopes.join(' ')}`;

/** Makes a key of an organization that is named by its code; prints it, this one time. Throws with the cure. */
export async function createKeyByCode(args: string[]): Promise<string> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ org: { type: 'string' }, scopes: { type: 'string' }, name: { type: 'string' } },
      expires: { type: 'string' },
    },
  });
  if (positionals[0] !== 'create' || !values.org || !values.scopes) throw new Error(usage);
  const known = await systemDb().read((tx) =>
    tx.select({ orgId: organizations.orgId, code: organizations.code }).from(organizations),
  );
  const found = known.filter(({ code }) => code === values.org);
  if (found.length !== 1 || !found[0]) {
    const codes = known.map(({ code }) => code).join(', ');
    throw new Error(`One organization must have the code ${values.org}; there are: ${codes || 'none yet'}`);
  }
  const input = CreateApiKeyInput.safeParse({
    place: 'all',
    ...{ name: values.name ?? 'command line', scopes: values.scopes.split(','), expiresOn: values.expires },
  });
  if (!input.success)
    throw new Error(`${input.error.issues.map(({ path }) => path[0]).join(', ')}: wrong\n${usage}`);
  const ctx = await systemContext(found[0].orgId, { actorName: 'command line' });
  return (await createApiKey(ctx, input.data)).key;
}

async function main(): Promise<void> {
  try {
    console.log(await createKeyByCode(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  } finally {
    await closePools();
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
