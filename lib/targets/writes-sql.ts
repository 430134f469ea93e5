import { type SQL, sql } from 'drizzle-orm';
import { storeTargets } from '@/db/schema/targets';
import { arrayLiteral, plainArrayLiteral } from '@/lib/array-literal';
import { inScope, type Scope } from '@/lib/auth/scope';

/**
 * Stores a writer names, with what stands for the month now. Named as the table, so that the one predicate asks where each
 * store stood on the month's first day; a code out of reach is missing like one that does not exist.
 */
export const writablePlaces = (
  scope: Scope,
  asked: readonly { store: string; month: string }[],
): SQL => sql`select store_targets.at::int as at, store_targets.store_id, store_targets.name, kept.net_fen::text as net_fen, kept.batch_id
  from (select s.org_id, s.id as store_id, s.name, a.month, a.at
    from unnest(${arrayLiteral(asked.map(({ store }) => store))}::text[], ${plainArrayLiteral(asked.map(({ month }) => month))}::date[]) with ordinality as a(code, month, at)
    join stores s on s.org_id = ${scope.orgId} and s.code = a.code) store_targets
  left join store_targets kept on kept.org_id = store_targets.org_id and kept.store_id = store_targets.store_id and kept.month = store_targets.month
  where ${inScope(scope, 'targets:write', storeTargets)}`;

export type TargetWrite = {
  storeId: string;
  month: string;
  fen: bigint | null;
  beforeFen: bigint | null;
  beforeBatchId: string | null;
};

const column = (rows: readonly TargetWrite[], key: keyof TargetWrite): string =>
  plainArrayLiteral(rows.map((row) => row[key]));

/** Targets as a batch sets them, in the order of the keys. */
export const writeTargets = (
  orgId: string,
  { batchId, at, rows }: { batchId: string; at: Date; rows: readonly TargetWrite[] },
): SQL =>
  sql`insert into store_targets (org_id, store_id, month, net_fen, batch_id, updated_at)
    select ${orgId}::uuid, w.store_id, w.month, w.fen, ${batchId}::uuid, ${at.toISOString()}::timestamptz
    from unnest(${column(rows, 'storeId')}::uuid[], ${column(rows, 'month')}::date[], ${column(rows, 'fen')}::bigint[]) as w(store_id, month, fen) order by 2, 3
    on conflict (org_id, store_id, month) do update set net_fen = excluded.net_fen, batch_id = excluded.batch_id, updated_at = excluded.updated_at`;

/** What they were, for the undo. */
export const writeChanges = (
  orgId: string,
  { batchId, rows }: { batchId: string; rows: readonly TargetWrite[] },
): SQL =>
  sql`insert into target_changes (org_id, batch_id, store_id, month, before_fen, before_batch_id, after_fen)
    select ${orgId}::uuid, ${batchId}::uuid, w.store_id, w.month, w.before_fen, w.before_batch, w.fen
    from unnest(${column(rows, 'storeId')}::uuid[], ${column(rows, 'month')}::date[], ${column(rows, 'beforeFen')}::bigint[], ${column(rows, 'beforeBatchId')}::uuid[], ${column(rows, 'fen')}::bigint[])
      as w(store_id, month, before_fen, before_batch, fen)`;

/** Puts back what stood before a batch; only rows that the batch set last. */
export const restoreTargets = (
  orgId: string,
  { batchId, at, rows }: { batchId: string; at: Date; rows: readonly TargetWrite[] },
): SQL =>
  sql`update store_targets t set net_fen = w.before_fen, batch_id = w.before_batch, updated_at = ${at.toISOString()}::timestamptz
    from unnest(${column(rows, 'storeId')}::uuid[], ${column(rows, 'month')}::date[], ${column(rows, 'beforeFen')}::bigint[], ${column(rows, 'beforeBatchId')}::uuid[])
      as w(store_id, month, before_fen, before_batch)
    where t.org_id = ${orgId}::uuid and t.store_id = w.store_id and t.month = w.month and t.batch_id = ${batchId}::uuid and w.before_batch is not null`;

/** The same where nothing stood before. */
export const dropTargets = (
  orgId: string,
  { batchId, rows }: { batchId: string; rows: readonly TargetWrite[] },
): SQL =>
  sql`delete from store_targets t using unnest(${column(rows, 'storeId')}::uuid[], ${column(rows, 'month')}::date[], ${column(rows, 'beforeBatchId')}::uuid[]) as w(store_id, month, before_batch)
    where t.org_id = ${orgId}::uuid and t.store_id = w.store_id and t.month = w.month and t.batch_id = ${batchId}::uuid and w.before_batch is null`;

export const markUndone = (
  orgId: string,
  { batchId, at, rows }: { batchId: string; at: Date; rows: readonly TargetWrite[] },
): SQL =>
  sql`update target_changes c set undone_at = ${at.toISOString()}::timestamptz
    from unnest(${column(rows, 'storeId')}::uuid[], ${column(rows, 'month')}::date[]) as w(store_id, month)
    where c.org_id = ${orgId}::uuid and c.batch_id = ${batchId}::uuid and c.store_id = w.store_id and c.month = w.month`;
