import 'server-only';
import { job } from '@/lib/jobs/job';
import { sweepExportsJob, writeExportJob } from './input';
import { sweepExports } from './mutations/sweep-exports';
import { workExport } from './mutations/work-export';

export const writeExportHandler = job(writeExportJob, workExport);
export const sweepExportsHandler = job(sweepExportsJob, (ctx) => sweepExports(ctx));
