import { eq, type SQL, sql } from 'drizzle-orm';
import { auditEvents, auditSeals } from '@/db/schema/audit';
import { organizations } from '@/db/schema/organization';

/** Whether an organization has rows behind its last link. Late rows are picked up together with the next one. */
export const hasUnsealed = (): SQL => sql`exists (
  select 1 from ${auditEvents} where ${eq(auditEvents.orgId, organizations.orgId)} and ${auditEvents.id} > coalesce(
    (select ${auditSeals.eventId} from ${auditSeals} where ${eq(auditSeals.orgId, organizations.orgId)} order by ${auditSeals.seq} desc limit 1),
    '00000000-0000-0000-0000-000000000000'::uuid))`;
