import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';

export const removeOrganizationJob = {
  name: 'remove-organization',
  payload: z.object({}),
} satisfies JobDefinition;

/** Removing is final: the name typed by hand says that the person means this one. */
export const RemoveSampleInput = z.object({ name: z.string().trim().max(80) });
export type RemoveSampleInput = z.output<typeof RemoveSampleInput>;
