import 'server-only';
import { sweepNotices } from '@/lib/inbox/mutations/sweep-notices';
import { tellExpiring } from '@/lib/inbox/mutations/tell-expiring';
import { job } from '@/lib/jobs/job';
import { sweepExportsJob, writeExportJob } from './input';
import { sweepExports } from './mutations/sweep-exports';
import { workExport } from './mutations/work-export';

export const writeExportHandler = job(writeExportJob, workExport);
/** The hourly round: what has expired goes, what is about to is told. */
export const sweepExportsHandler = job(sweepExportsJob, async (ctx) => {
  await sweepExports(ctx);
  await sweepNotices(ctx);
  await tellExpiring(ctx);
});
