import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';

/** Brings asset flows and node rollups up to the facts: dirty members, then dirty days. */
export const followFactsJob = { name: 'follow-facts', payload: z.object({}) } satisfies JobDefinition;
