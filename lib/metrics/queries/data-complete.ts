import 'server-only';
import type { Context } from '@/lib/auth/context';
import { addDays, type Day } from '@/lib/time';
import { feedDays } from '../feed-sql';
import type { NodeFilter } from '../node';
import { getNode } from './node';

export type StoreFeed = {
  storeId: string;
  code: string;
  name: string;
  /** Last day with any fact; null where nothing has ever come. */
  lastDay: Day | null;
  /** Days of the last four weeks without any fact between days with facts, for a store that reports nearly daily. */
  gapDays: Day[];
};

export type DataComplete = {
  /** Last day that every reporting live store has delivered, no later than yesterday; null without any fact. */
  completeTo: Day | null;
  /** Last day with any fact. */
  lastDay: Day | null;
  liveStores: number;
  /** Live stores without any fact in the week before the last day, or ever. */
  silent: StoreFeed[];
  /** Live stores with missing days in the last four weeks. */
  gaps: StoreFeed[];
};

type Row = { id: string; code: string; name: string; last_day: Day | null; gap_days: Day[] | null };

/** "Data complete to": no feed is not no sales. A store silent for over a week is listed and holds nobody back. */
export async function getDataComplete(ctx: Context, question: { node: NodeFilter }): Promise<DataComplete> {
  const node = await getNode(ctx, question.node);
  const today = ctx.scope.today as Day;
  const rows = await ctx.db.read(
    async (tx) =>
      (await tx.execute(feedDays(ctx.scope, { node, from: addDays(today, -28), today }))) as unknown as Row[],
  );
  const feeds = rows.map(
    (row): StoreFeed => ({
      storeId: row.id,
      code: row.code,
      name: row.name,
      lastDay: row.last_day,
      gapDays: row.gap_days ?? [],
    }),
  );
  const days = feeds.flatMap((feed) => feed.lastDay ?? []).sort();
  const lastDay = days.at(-1) ?? null;
  const silentBefore = lastDay && addDays(lastDay, -7);
  const isSilent = (feed: StoreFeed) =>
    feed.lastDay === null || (silentBefore !== null && feed.lastDay < silentBefore);
  const reporting = feeds.filter((feed) => !isSilent(feed));
  const [earliest] = reporting.flatMap((feed) => feed.lastDay ?? []).sort();
  const yesterday = addDays(today, -1);
  return {
    completeTo: earliest === undefined ? null : earliest < yesterday ? earliest : yesterday,
    lastDay,
    liveStores: feeds.length,
    silent: feeds.filter(isSilent),
    gaps: feeds.filter((feed) => feed.gapDays.length > 0),
  };
}
