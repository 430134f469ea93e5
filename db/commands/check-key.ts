import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { env } from '@/lib/env';
import { dataKeyFingerprint } from '@/lib/personal-data';
import { OtherDataKey, refuseOtherDataKey } from '../data-key';

/** Ends with code 2 and one sentence when DATA_KEY is not the database's; for programs that do not migrate. */
async function main(): Promise<void> {
  const sql = postgres(env().DATABASE_URL_PIPELINE, { max: 1, onnotice: () => {} });
  try {
    await refuseOtherDataKey(sql, dataKeyFingerprint());
  } catch (error) {
    if (!(error instanceof OtherDataKey)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  } finally {
    await sql.end();
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
