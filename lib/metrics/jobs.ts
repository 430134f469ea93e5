import 'server-only';
import { job } from '@/lib/jobs/job';
import { closeDaysJob, followFactsJob } from './input';
import { closeDays as closeDaysOf } from './mutations/close-days';
import { followDirtyMembers } from './mutations/follow-members';
import { refreshDirtyDays } from './mutations/refresh-nodes';

/** Members first: their flows mark the days that the node rollups then refresh. */
export const followFacts = job(followFactsJob, async (ctx) => {
  await followDirtyMembers(ctx);
  await refreshDirtyDays(ctx);
});

export const closeDays = job(closeDaysJob, async (ctx) => {
  await closeDaysOf(ctx);
});
