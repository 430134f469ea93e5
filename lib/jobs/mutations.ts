import 'server-only';
import { pipelinePool } from '@/db/client';

/** Frees the jobs of workers whose advisory lock nobody holds: they are dead (the library's own lease is four hours). */
export async function freeJobsOfDeadWorkers(workerIds: readonly string[]): Promise<string[]> {
  if (workerIds.length === 0) return [];
  return pipelinePool().client.begin(async (sql) => {
    const dead: string[] = [];
    for (const id of workerIds) {
      const [row] =
        await sql`select pg_try_advisory_xact_lock(hashtextextended(${`worker ${id}`}, 0)) as is_free`;
      if (row?.is_free) dead.push(id);
    }
    if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${sql.array(dead)}::text[])`;
    return dead;
  });
}
