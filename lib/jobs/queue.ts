import 'server-only';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { RawSql, Tx } from '@/db/client';
import type { JobDefinition } from './job';

export type EnqueueOptions = {
  /** One job at a time per queue; default = one queue per organization and task. */
  queue?: string;
  /** A second job of the same key replaces the waiting one. */
  key?: string;
  runAt?: Date;
};

const argumentsOf = <P extends z.ZodType>(
  orgId: string,
  definition: JobDefinition<P>,
  payload: z.input<P>,
  options: EnqueueOptions,
) => ({
  task: definition.name,
  body: JSON.stringify({ orgId, payload: definition.payload.parse(payload) }),
  queue: options.queue ?? `${orgId}:${definition.name}`,
  key: options.key ?? null,
  runAt: (options.runAt ?? null)?.toISOString() ?? null,
});

/** Adds a job inside the open transaction: it exists exactly when the facts do. */
export async function enqueue<P extends z.ZodType>(
  tx: Tx,
  orgId: string,
  definition: JobDefinition<P>,
  payload: z.input<P>,
  options: EnqueueOptions = {},
): Promise<void> {
  const a = argumentsOf(orgId, definition, payload, options);
  await tx.execute(
    sql`select app_enqueue(${a.task}, ${a.body}::json, ${a.queue}, ${a.key}, ${a.runAt}::timestamptz)`,
  );
}

/** The same from a pipeline's raw transaction. */
export async function enqueueRaw<P extends z.ZodType>(
  raw: RawSql,
  orgId: string,
  definition: JobDefinition<P>,
  payload: z.input<P>,
  options: EnqueueOptions = {},
): Promise<void> {
  const a = argumentsOf(orgId, definition, payload, options);
  await raw`select app_enqueue(${a.task}, ${a.body}::json, ${a.queue}, ${a.key}, ${a.runAt}::timestamptz)`;
}
