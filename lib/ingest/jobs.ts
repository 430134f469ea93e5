import 'server-only';
import { job } from '@/lib/jobs/job';
import { destroyExpiredJob, replayQuarantineJob } from './input';
import { destroyExpired } from './mutations/destroy-expired';
import { replayMany, replayResolvable } from './mutations/replay-waiting';

/** Items that waited for what is known by now, or all of one reason when a person asked. */
export const replayQuarantine = job(replayQuarantineJob, async (ctx, { many }) => {
  if (many) await replayMany(ctx, many);
  else await replayResolvable(ctx);
});

export const destroyExpiredHandler = job(destroyExpiredJob, (ctx) => destroyExpired(ctx));
