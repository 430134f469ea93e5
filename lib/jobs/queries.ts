import 'server-only';
import { pipelinePool } from '@/db/client';

/** Worker ids that hold jobs right now. */
export async function listLockingWorkers(): Promise<string[]> {
  const rows = await pipelinePool()
    .client`select distinct locked_by from graphile_worker._private_jobs where locked_at is not null and locked_by is not null`;
  return rows.map((row) => row.locked_by as string);
}

/** Organizations with facts that the followers have not reached: a lost hint loses nothing. */
export async function listBehindOrganizations(): Promise<string[]> {
  const rows = await pipelinePool()
    .client`select o.org_id from organizations o where exists (select 1 from dirty_members m where m.org_id = o.org_id)
    or exists (select 1 from dirty_days d where d.org_id = o.org_id)`;
  return rows.map((row) => row.org_id as string);
}

/** Organizations whose yesterday is over but whose balance is not closed yet; before the first fact there is nothing to close. */
export async function listUnclosedOrganizations(): Promise<string[]> {
  const rows = await pipelinePool().client`select o.org_id from organizations o
      where coalesce(o.closed_through_on, '1900-01-01') < ((now() at time zone o.time_zone) - make_interval(hours => o.cutoff_hour))::date - 1
      and exists (select 1 from asset_day a where a.org_id = o.org_id)`;
  return rows.map((row) => row.org_id as string);
}
