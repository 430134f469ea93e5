import { describe, expect, it } from 'vitest';
import { newOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { freeJobsOfDeadWorkers } from './mutations';
import { listLockingWorkers } from './queries';
import { startWorker } from './worker';

const { owner } = await openStage();

/** Asks until the answer is there; the test's own time limit ends it. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const jobOf = (orgId: string) => owner`
  select attempts, locked_by from graphile_worker._private_jobs where payload->>'orgId' = ${orgId}`;
const queued = (orgId: string) => owner`
  select graphile_worker.add_job('follow-facts', json_build_object('orgId', ${orgId}::text, 'payload', '{}'::json))`;
/** The session that holds the lock of every living worker. */
const lockHolder = () => owner<{ pid: number }[]>`
  select pid from pg_locks where locktype = 'advisory' and granted and mode = 'ShareLock'
    and database = (select oid from pg_database where datname = current_database())`;

describe('a worker', () => {
  it('keeps a job that it is still doing, through the loss of its lock session too; it is done once', async () => {
    const { orgId } = await newOrganization();
    const held = await owner.reserve();
    await held`select pg_advisory_lock(hashtextextended('follow ' || ${orgId}::text, 0))`;
    // The job now waits inside for the follower's lock: a job that takes long.
    await queued(orgId);
    const worker = await startWorker();
    try {
      await until(async () => (await jobOf(orgId)).find((job) => job.locked_by !== null));
      expect(await listLockingWorkers()).toHaveLength(1);
      expect(await freeJobsOfDeadWorkers(await listLockingWorkers())).toEqual([]);

      const [before] = await lockHolder();
      await owner`select pg_terminate_backend(${before?.pid ?? 0})`;
      await until(async () => (await lockHolder()).find(({ pid }) => pid !== before?.pid));
      expect(await freeJobsOfDeadWorkers(await listLockingWorkers())).toEqual([]);
      expect(await jobOf(orgId)).toMatchObject([{ attempts: 1 }]);
    } finally {
      await held`select pg_advisory_unlock_all()`;
      held.release();
      await until(async () => ((await jobOf(orgId)).length === 0 ? true : undefined));
      await worker.stop();
    }
    expect(await lockHolder()).toEqual([]);
  });

  it('that died leaves its jobs to the others at once, not after the four hours of its lease', async () => {
    const { orgId } = await newOrganization();
    await queued(orgId);
    await owner`
      update graphile_worker._private_jobs set locked_at = now(), locked_by = 'gone', attempts = 1
      where payload->>'orgId' = ${orgId}`;
    expect(await freeJobsOfDeadWorkers(await listLockingWorkers())).toEqual(['gone']);
    expect(await jobOf(orgId)).toMatchObject([{ locked_by: null }]);
    const worker = await startWorker();
    await until(async () => ((await jobOf(orgId)).length === 0 ? true : undefined));
    await worker.stop();
  });
});
