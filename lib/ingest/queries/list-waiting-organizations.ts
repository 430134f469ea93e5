import 'server-only';
import { pipelinePool } from '@/db/client';
import { expiredOrganizationsText, waitingOrganizationsText } from '../quarantine-sql';

const idsOf = (rows: readonly Record<string, unknown>[]): string[] => rows.map((row) => row.org_id as string);

/** Organizations where held items wait for a reference: the worker looks every half minute whether it came. */
export const listWaitingOrganizations = async (): Promise<string[]> =>
  idsOf(await pipelinePool().client.unsafe(waitingOrganizationsText));

/** Organizations with batch keys older than `before`. */
export const listExpiredOrganizations = async (before: Date): Promise<string[]> =>
  idsOf(await pipelinePool().client.unsafe(expiredOrganizationsText, [before.toISOString()]));
