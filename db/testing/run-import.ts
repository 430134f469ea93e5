import { systemContext } from '@/lib/auth/context';
import { importContext } from '@/lib/imports/mutations/import-context';
import { runImport } from '@/lib/imports/mutations/run-import';

/** Runs one import in a process of its own, so that a test can kill it: `run-import.ts <organization> <import>`. */
const [orgId = '', id = ''] = process.argv.slice(2);
const ctx = await systemContext(orgId);
await runImport(await importContext(ctx, { id }), id);
process.exit(0);
