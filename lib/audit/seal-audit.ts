import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';

/** Chains the audit rows of one organization that are not chained yet. */
export const sealAuditJob = { name: 'seal-audit', payload: z.object({}) } satisfies JobDefinition;

/**
 * A row may commit this long after its id was made and still be sealed; an unsealed row older than that was put in by
 * somebody else.
 */
export const lateMs = 60 * 60_000;
/** Setting that holds the head of the chain under a keyed hash, so that a cut tail is seen. */
export const headSetting = 'audit.head';
