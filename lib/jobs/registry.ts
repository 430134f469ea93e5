import 'server-only';
import { followFacts } from '@/lib/metrics/jobs';
import type { Job } from './job';

/** Every job of the product; the worker runs nothing else. */
export const jobs: readonly Job[] = [followFacts];
