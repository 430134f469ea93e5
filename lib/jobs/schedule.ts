import 'server-only';
import { listUnsealedOrganizations } from '@/lib/audit/queries';
import { listOrganizationsWithExpiring } from '@/lib/auth/queries/expiring-grants';
import { currentInstant } from '@/lib/clock';
import { listOrganizationsWithExpired } from '@/lib/exports/queries/exports';
import { listOrganizationsWithOldNotices } from '@/lib/inbox/queries';
import {
  listExpiredOrganizations,
  listWaitingOrganizations,
} from '@/lib/ingest/queries/list-waiting-organizations';
import type { TaskName } from './job';
import { listBehindOrganizations, listUnclosedOrganizations } from './queries';

/** What is looked for again and again: a hint that got lost, or work that time alone brings. */
export type Schedule = { task: TaskName; everyMs: number; organizations: () => Promise<string[]> };

export const schedules: readonly Schedule[] = [
  { task: 'follow-facts', everyMs: 3_000, organizations: listBehindOrganizations },
  { task: 'seal-audit', everyMs: 1_000, organizations: listUnsealedOrganizations },
  { task: 'close-days', everyMs: 60_000, organizations: listUnclosedOrganizations },
  { task: 'replay-quarantine', everyMs: 30_000, organizations: listWaitingOrganizations },
  {
    task: 'destroy-expired',
    everyMs: 3_600_000,
    organizations: () => listExpiredOrganizations(new Date(currentInstant().getTime() - 30 * 86_400_000)),
  },
  {
    task: 'sweep',
    everyMs: 3_600_000,
    organizations: async () => {
      const now = currentInstant();
      const found = [
        await listOrganizationsWithExpired(now),
        await listOrganizationsWithExpiring(now),
        await listOrganizationsWithOldNotices(now),
      ];
      return [...new Set(found.flat())];
    },
  },
];
