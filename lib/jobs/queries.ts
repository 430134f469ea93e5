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
