import 'server-only';
import { job } from '@/lib/jobs/job';
import { bulkEditJob } from './input';
import { workBulkEdit } from './mutations/run-bulk-edit';

export const bulkEditHandler = job(bulkEditJob, workBulkEdit);
