import 'server-only';
import { forgetDemoSignIns } from '@/lib/auth/demo-sign-ins';
import { job } from '@/lib/jobs/job';
import { removeOrganizationJob } from './input';
import { removeSampleWhole } from './mutations';

/** Removes a sample whole, its offered sign-ins included; any other organization is left alone. */
export const removeSample = job(removeOrganizationJob, async (ctx) => {
  if (await removeSampleWhole(ctx)) await forgetDemoSignIns();
});
