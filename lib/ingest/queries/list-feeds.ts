import 'server-only';
import { asc } from 'drizzle-orm';
import { feeds } from '@/db/schema/ingest';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';

export type Feed = {
  source: string;
  type: string;
  lastReceivedAt: Date;
  lastOccurredAt: Date;
  accepted: number;
};

/** Every feed of the organization with its last sign of life. */
export async function listFeeds(ctx: Context): Promise<Feed[]> {
  return ctx.db.read((tx) =>
    tx
      .select({
        source: feeds.source,
        type: feeds.type,
        lastReceivedAt: feeds.lastReceivedAt,
        lastOccurredAt: feeds.lastOccurredAt,
        accepted: feeds.accepted,
      })
      .from(feeds)
      .where(inScope(ctx.scope, 'ingest:read', feeds))
      .orderBy(asc(feeds.source), asc(feeds.type))
      .limit(1_000),
  );
}
