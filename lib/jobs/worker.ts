import 'server-only';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { makeWorkerUtils, run, type TaskList } from 'graphile-worker';
import postgres from 'postgres';
import { z } from 'zod';
import { closePools } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import { systemContext } from '@/lib/auth/context';
import { endOverduePreviews } from '@/lib/auth/mutations/previews';
import { env } from '@/lib/env';
import { sweepStrayFiles } from '@/lib/exports/mutations/sweep-exports';
import { logger } from '@/lib/log';
import type { Job } from './job';
import { holdLocksText, sessionText } from './jobs-sql';
import { freeJobsOfDeadWorkers } from './mutations';
import { listLockingWorkers } from './queries';
import { jobs } from './registry';
import { schedules } from './schedule';

const Envelope = z.object({ orgId: z.uuid(), payload: z.unknown() });
const deadWorkerMs = 10_000;
const keepLocksMs = 1_000;
const previewsMs = 30_000;
const straysMs = 3_600_000;

const taskOf = (job: Job) => async (raw: unknown) => {
  const { orgId, payload } = Envelope.parse(raw);
  const ctx = await systemContext(orgId, { actorName: job.name });
  await job.run(ctx, job.payload.parse(payload) as never);
};

/**
 * A session of its own that holds, for as long as the process lives, one advisory lock for each pool of workers and the
 * lock that all workers share. `keep` takes them (again, when PostgreSQL was restarted and the session is another one).
 */
function holdLocks(): { hold(pool: string): void; keep(): Promise<void>; release(): Promise<void> } {
  const session = postgres(env().DATABASE_URL_PIPELINE, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
  });
  const pools: string[] = [];
  let holder: { pid: number; count: number } | undefined;
  return {
    hold: (pool) => void pools.push(pool),
    async keep() {
      const [now] = await session.unsafe(sessionText);
      if (now?.pid === holder?.pid && holder?.count === pools.length) return;
      const [taken] = await session.unsafe(holdLocksText, [arrayLiteral(pools)]);
      holder = { pid: Number(taken?.pid), count: pools.length };
    },
    release: () => session.end({ timeout: 2 }),
  };
}

/** Runs `step` again and again until stopped; a fault is logged and the next round tries anew. */
function every(ms: number, step: () => Promise<unknown>): () => void {
  let isStopped = false;
  const loop = async () => {
    while (!isStopped) {
      await step().catch((error) => logger.warn({ err: error }, 'sweep failed'));
      await new Promise((resolve) => setTimeout(resolve, ms).unref());
    }
  };
  void loop();
  return () => {
    isStopped = true;
  };
}

/** Starts the worker: known jobs, the sweep for lost hints and the freeing of dead workers' jobs. Resolves when it has stopped. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const connectionString = env().DATABASE_URL_PIPELINE;
  const locks = holdLocks();
  const events = new EventEmitter();
  // Jobs are locked in the name of the pool, not of one worker in it.
  events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => locks.hold(workerPool.id));
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, taskOf(job)]));
  const runner = await run({
    connectionString,
    concurrency: 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList,
    events,
  });
  await locks.keep();
  const queue = await makeWorkerUtils({ connectionString });
  const stops = [
    ...schedules.map(({ task, everyMs, organizations }) =>
      every(everyMs, async () => {
        for (const orgId of await organizations()) {
          const name = `${orgId}:${task}`;
          // A waiting job of the same key keeps its place: one round of work answers many hints.
          await queue.addJob(
            task,
            { orgId, payload: {} },
            { jobKey: name, queueName: name, maxAttempts: 12, jobKeyMode: 'preserve_run_at' },
          );
        }
      }),
    ),
    every(previewsMs, () => endOverduePreviews({ at: new Date(Date.now()) })),
    every(straysMs, () => sweepStrayFiles({ at: new Date(Date.now()) })),
    every(keepLocksMs, locks.keep),
    every(deadWorkerMs, async () => {
      await locks.keep();
      await freeJobsOfDeadWorkers(await listLockingWorkers());
    }),
  ];
  return {
    async stop() {
      for (const stop of stops) stop();
      await runner.stop();
      await queue.release();
      await locks.release();
      await closePools();
    },
  };
}

async function main(): Promise<void> {
  const worker = await startWorker();
  logger.info('worker started');
  const end = () => void worker.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) await main();
