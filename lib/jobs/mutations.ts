import 'server-only';
import { pipelinePool } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import { freeJobsText, isDeadText } from './jobs-sql';

/** Frees the jobs of those pools whose advisory lock nobody holds: they are dead (the library's own lease is four hours). */
export async function freeJobsOfDeadWorkers(pools: readonly string[]): Promise<string[]> {
  if (pools.length === 0) return [];
  return pipelinePool().client.begin(async (sql) => {
    const dead: string[] = [];
    for (const id of pools) {
      const [row] = await sql.unsafe(isDeadText, [id]);
      if (row?.is_free) dead.push(id);
    }
    if (dead.length > 0) await sql.unsafe(freeJobsText, [arrayLiteral(dead)]);
    return dead;
  });
}
