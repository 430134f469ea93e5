import 'server-only';
import { job } from '@/lib/jobs/job';
import { sealAudit } from './mutations';
import { sealAuditJob } from './seal-audit';

export const sealAuditHandler = job(sealAuditJob, async (ctx) => {
  await sealAudit(ctx);
});
