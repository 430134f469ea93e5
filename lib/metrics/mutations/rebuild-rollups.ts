import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { Context } from '@/lib/auth/context';
import {
  clearRollup,
  fillRollup,
  holdWriters,
  markEveryDay,
  markEveryMember,
  rebuiltTables,
} from '../rebuild-sql';
import { followDirtyMembers } from './follow-members';
import { refreshDirtyDays } from './refresh-nodes';

/**
 * Every rollup of the organization again from its facts; equals the running values. The store rollups are rebuilt in
 * one transaction that holds writers back (they wait, nothing is lost); the nodes follow by the dirty days.
 */
export async function rebuildRollups(ctx: Context): Promise<void> {
  const { orgId } = ctx.scope;
  const mark = [orgId, uuidv7(), ctx.now.toISOString()];
  await ctx.db.raw((raw) => raw.unsafe(markEveryMember, mark, { prepare: true }));
  await followDirtyMembers(ctx);
  await ctx.db.raw(async (raw) => {
    await raw.unsafe(holdWriters);
    for (const table of rebuiltTables) {
      await raw.unsafe(clearRollup(table), [orgId], { prepare: true });
      await raw.unsafe(fillRollup(table), [orgId], { prepare: true });
    }
    await raw.unsafe(markEveryDay, mark, { prepare: true });
  });
  await refreshDirtyDays(ctx);
}
