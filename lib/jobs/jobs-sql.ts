/** Pools of workers that hold jobs or queues right now. */
export const lockingWorkersText = `select locked_by from graphile_worker._private_jobs where locked_at is not null and locked_by is not null
  union select locked_by from graphile_worker._private_job_queues where locked_at is not null and locked_by is not null`;

/** `$1` a pool's id: free means that nobody holds the lock it would hold while it lives. */
export const isDeadText = `select pg_try_advisory_xact_lock(hashtextextended('worker ' || $1::text, 0)) as is_free`;
/** `$1` the pools of this process. The lock 'worker' is shared by all: /api/health sees by it whether any lives. */
export const holdLocksText = `select pg_backend_pid() as pid, pg_advisory_lock_shared(hashtextextended('worker', 0)),
  (select count(pg_advisory_lock(hashtextextended('worker ' || pool, 0))) from unnest($1::text[]) as pool)`;
export const sessionText = `select pg_backend_pid() as pid`;
export const freeJobsText = `select graphile_worker.force_unlock_workers($1::text[])`;

export const behindOrganizationsText = `select o.org_id from organizations o
  where exists (select 1 from dirty_members m where m.org_id = o.org_id) or exists (select 1 from dirty_days d where d.org_id = o.org_id)`;

/** `$1` now: whose yesterday is over but not closed; before the first fact there is nothing to close. */
export const unclosedOrganizationsText = `select o.org_id from organizations o
  where coalesce(o.closed_through_on, '1900-01-01') < (($1::timestamptz at time zone o.time_zone) - make_interval(hours => o.cutoff_hour))::date - 1
    and exists (select 1 from asset_day a where a.org_id = o.org_id)`;
