import 'server-only';
import { job } from '@/lib/jobs/job';
import { removeOrganizationJob } from './input';
import { removeOrganization } from './mutations';

/** Removes a sample organization whole; any other is left alone whatever the payload says. */
export const removeSample = job(removeOrganizationJob, async (ctx) => {
  await removeOrganization(ctx);
});
