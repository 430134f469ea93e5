/** Worker ids that hold jobs right now. */
export const lockingWorkersText = `select distinct locked_by from graphile_worker._private_jobs where locked_at is not null and locked_by is not null`;

/** `$1` a worker's id: free means that nobody holds the lock it would hold while it lives. */
export const isDeadText = `select pg_try_advisory_xact_lock(hashtextextended('worker ' || $1::text, 0)) as is_free`;
export const holdWorkerText = `select pg_advisory_lock(hashtextextended('worker ' || $1::text, 0))`;
export const freeJobsText = `select graphile_worker.force_unlock_workers($1::text[])`;

export const behindOrganizationsText = `select o.org_id from organizations o
  where exists (select 1 from dirty_members m where m.org_id = o.org_id) or exists (select 1 from dirty_days d where d.org_id = o.org_id)`;

/** `$1` now: whose yesterday is over but not closed; before the first fact there is nothing to close. */
export const unclosedOrganizationsText = `select o.org_id from organizations o
  where coalesce(o.closed_through_on, '1900-01-01') < (($1::timestamptz at time zone o.time_zone) - make_interval(hours => o.cutoff_hour))::date - 1
    and exists (select 1 from asset_day a where a.org_id = o.org_id)`;
