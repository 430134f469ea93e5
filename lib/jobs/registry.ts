import 'server-only';
import { sealAuditHandler } from '@/lib/audit/jobs';
import { followFacts } from '@/lib/metrics/jobs';
import type { Job } from './job';

/** Every job of the product; the worker runs nothing else. */
export const jobs: readonly Job[] = [sealAuditHandler, followFacts];
