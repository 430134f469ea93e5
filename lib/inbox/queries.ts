import 'server-only';
import { and, count, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { notices } from '@/db/schema/inbox';
import type { Context } from '@/lib/auth/context';
import { readCursor, writeCursor } from '@/lib/auth/page-cursor';
import { hasOtherEyes } from '@/lib/auth/preview';
import { isHere, isSettledBefore, isSnoozed, isUnread, keptUntil, ownNotices } from './inbox-sql';
import type { NoticeList } from './input';
import { isNoticeKind, type Notice, type NoticeParams, todoKinds } from './notice';

const PAGE = 30;

const shownIn = (list: NoticeList, now: Date): SQL | undefined =>
  list === 'snoozed' ? isSnoozed(now) : list === 'unread' ? isUnread(now) : isHere(now);

function behind(after: string | undefined): SQL | undefined {
  const [at, id] = readCursor(after, 2) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
  const instant = new Date(at);
  return or(lt(notices.createdAt, instant), and(eq(notices.createdAt, instant), lt(notices.id, id)));
}

/** One's own notices, the latest first, a page at a time. With other eyes one sees none: they are personal. */
export async function listNotices(
  ctx: Context,
  filters: { list: NoticeList; after?: string; isTodo?: boolean; limit?: number },
): Promise<{ rows: Notice[]; nextCursor: string | null }> {
  if (hasOtherEyes(ctx)) return { rows: [], nextCursor: null };
  const { list, after, isTodo, limit = PAGE } = filters;
  const found = await ctx.db.read((tx) =>
    tx
      .select()
      .from(notices)
      .where(
        and(
          ownNotices(ctx.scope),
          shownIn(list, ctx.now),
          isTodo ? inArray(notices.kind, [...todoKinds]) : undefined,
          behind(after),
        ),
      )
      .orderBy(desc(notices.createdAt), desc(notices.id))
      .limit(limit + 1),
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const rows = page.flatMap(({ kind, id, objectId, params, createdAt, readAt, snoozedUntil }) =>
    isNoticeKind(kind)
      ? [{ ...{ id, kind, objectId, createdAt, readAt, snoozedUntil }, params: params as NoticeParams }]
      : [],
  );
  const nextCursor = found.length > limit && last ? writeCursor(last.createdAt.toISOString(), last.id) : null;
  return { rows, nextCursor };
}

export type UnreadCount = { todo: number; all: number };

/** What is unread and not put off: how much of it asks something of the reader, and how much in all. */
export async function countUnread(ctx: Context): Promise<UnreadCount> {
  if (hasOtherEyes(ctx)) return { todo: 0, all: 0 };
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({
        all: count(),
        todo: sql<number>`count(*) filter (where ${inArray(notices.kind, [...todoKinds])})`.mapWith(Number),
      })
      .from(notices)
      .where(and(ownNotices(ctx.scope), isUnread(ctx.now))),
  );
  return row ?? { todo: 0, all: 0 };
}

/** Organizations with notices that are done with and older than they are kept. */
export async function listOrganizationsWithOldNotices(now: Date): Promise<string[]> {
  const rows = await systemDb().read((tx) =>
    tx
      .selectDistinct({ orgId: notices.orgId })
      .from(notices)
      .where(isSettledBefore(keptUntil(now))),
  );
  return rows.map(({ orgId }) => orgId);
}
