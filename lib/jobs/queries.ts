import 'server-only';
import { healthPool, pipelinePool } from '@/db/client';
import journal from '@/db/migrations/meta/_journal.json' with { type: 'json' };
import { currentInstant } from '@/lib/clock';
import { healthText } from './health-sql';
import { behindOrganizationsText, lockingWorkersText, unclosedOrganizationsText } from './jobs-sql';

/** Pools of workers that hold jobs right now. */
export async function listLockingWorkers(): Promise<string[]> {
  const rows = await pipelinePool().client.unsafe(lockingWorkersText);
  return rows.map((row) => row.locked_by as string);
}

/** Organizations with facts that the followers have not reached: a lost hint loses nothing. */
export async function listBehindOrganizations(): Promise<string[]> {
  const rows = await pipelinePool().client.unsafe(behindOrganizationsText);
  return rows.map((row) => row.org_id as string);
}

/** Organizations whose yesterday is over but whose balance is not closed yet; before the first fact there is nothing to close. */
export async function listUnclosedOrganizations(): Promise<string[]> {
  const rows = await pipelinePool().client.unsafe(unclosedOrganizationsText, [
    currentInstant().toISOString(),
  ]);
  return rows.map((row) => row.org_id as string);
}

export type Health = {
  /** `behind`: these sources need migrations that this database has not seen. */
  migrations: 'current' | 'behind';
  worker: 'alive' | 'absent';
  oldestJobSeconds: number;
};

const newestMigration = Math.max(...journal.entries.map((entry) => entry.when));

/** How the installation is; throws when the database does not answer. */
export async function readHealth(): Promise<Health> {
  const [row] = await healthPool().client.unsafe(healthText);
  return {
    migrations: Number(row?.migrated_at) >= newestMigration ? 'current' : 'behind',
    worker: row?.has_worker ? 'alive' : 'absent',
    oldestJobSeconds: Number(row?.oldest_job_seconds ?? 0),
  };
}
