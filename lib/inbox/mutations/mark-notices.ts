import 'server-only';
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { notices } from '@/db/schema/inbox';
import type { Context } from '@/lib/auth/context';
import { notFound } from '@/lib/errors';
import { isUnread, ownNotices } from '../inbox-sql';
import type { MarkNoticesInput, SnoozeNoticeInput } from '../input';
import { snoozeUntil } from '../snooze';

/** Marks one's own notices read or unread; of others' ids nothing is said. Returns what changed, for the undo. */
export async function markNotices(ctx: Context, input: MarkNoticesInput): Promise<{ ids: string[] }> {
  const isRead = 'all' in input || input.isRead;
  const which =
    'all' in input
      ? isUnread(ctx.now)
      : and(inArray(notices.id, input.ids), isRead ? isNull(notices.readAt) : isNotNull(notices.readAt));
  return ctx.db.write(async (tx) => {
    const rows = await tx
      .update(notices)
      .set({ readAt: isRead ? ctx.now : null })
      .where(and(ownNotices(ctx.scope), which))
      .returning({ id: notices.id });
    return { ids: rows.map(({ id }) => id) };
  });
}

/** Puts a notice off until it matters, or takes it back; it comes back unread. @throws not_found */
export async function snoozeNotice(
  ctx: Context,
  { id, until }: SnoozeNoticeInput,
): Promise<{ until: Date | null }> {
  const { timeZone } = ctx.scope;
  const snoozedUntil = until && snoozeUntil(until, { now: ctx.now, timeZone });
  return ctx.db.write(async (tx) => {
    const rows = await tx
      .update(notices)
      .set({ snoozedUntil, readAt: null })
      .where(and(ownNotices(ctx.scope), eq(notices.id, id)))
      .returning({ id: notices.id });
    if (rows.length === 0) throw notFound();
    return { until: snoozedUntil };
  });
}
