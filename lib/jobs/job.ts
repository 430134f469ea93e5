import type { z } from 'zod';
import type { Context } from '@/lib/auth/context';

/** Tasks the queue knows; the database's `app_enqueue` holds the same list. */
export type TaskName =
  | 'follow-facts'
  | 'check-import'
  | 'run-import'
  | 'undo-import'
  | 'bulk-edit'
  | 'write-export'
  | 'load-sample'
  | 'remove-organization'
  | 'seal-audit'
  | 'close-days'
  | 'replay-quarantine'
  | 'destroy-expired'
  | 'sweep';

/** Definition of a job, apart from its handler: name and what its payload must be. */
export type JobDefinition<P extends z.ZodType = z.ZodType> = { name: TaskName; payload: P };

export type Job = {
  name: TaskName;
  payload: z.ZodType;
  run: (ctx: Context, payload: never) => Promise<void>;
};

/** Joins a definition with its handler. Handlers are idempotent: a job may run again after a crash. */
export const job = <P extends z.ZodType>(
  definition: JobDefinition<P>,
  run: (ctx: Context, payload: z.output<P>) => Promise<void>,
): Job => ({
  name: definition.name,
  payload: definition.payload,
  run: run as Job['run'],
});
