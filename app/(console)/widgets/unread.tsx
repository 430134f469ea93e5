import { Suspense } from 'react';
import { InboxBell } from '@/components/inbox/inbox-bell';
import { readNoticeWords } from '@/components/inbox/notice-words';
import type { Context } from '@/lib/auth/context';
import { hasOtherEyes } from '@/lib/auth/preview';
import { countUnread, listNotices } from '@/lib/inbox/queries';
import { logger } from '@/lib/log';

/** Notices the bell shows before one goes to the inbox. */
const newestShown = 6;

/** The bell, at once; its count and the newest when they are known. */
export function Unread({ ctx }: { ctx: Context }) {
  return (
    <Suspense fallback={<InboxBell todo={0} all={0} newest={null} />}>
      <Counted ctx={ctx} />
    </Suspense>
  );
}

async function readBell(ctx: Context) {
  const [unread, { rows }, words] = await Promise.all([
    countUnread(ctx),
    listNotices(ctx, { list: 'all', limit: newestShown }),
    readNoticeWords(),
  ]);
  return { ...unread, newest: rows.map((notice) => words(notice, ctx.now)) };
}

// A count that cannot be had must not take the whole console along.
async function Counted({ ctx }: { ctx: Context }) {
  const bell = await readBell(ctx).catch((error) => {
    logger.error({ err: error, requestId: ctx.requestId }, 'the inbox could not be counted');
    return { todo: 0, all: 0, newest: null };
  });
  return <InboxBell {...bell} isPreview={hasOtherEyes(ctx)} />;
}
