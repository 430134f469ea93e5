/** How far the tables are, whether a worker lives (its shared lock), and how long the oldest due job waits. */
export const healthText = `select (select max(created_at) from drizzle.__drizzle_migrations)::text as migrated_at,
  exists (select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended('worker', 0)) as has_worker,
  (select coalesce(extract(epoch from now() - min(j.run_at)), 0)::int from graphile_worker._private_jobs j
    where j.locked_at is null and j.run_at <= now() and j.attempts < j.max_attempts) as oldest_job_seconds`;
