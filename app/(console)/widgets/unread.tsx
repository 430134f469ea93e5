import { Suspense } from 'react';
import { InboxBell } from '@/components/inbox/inbox-bell';
import type { Context } from '@/lib/auth/context';
import { countUnread } from '@/lib/inbox/queries';
import { logger } from '@/lib/log';

/** The bell, at once; its count when it is known. */
export function Unread({ ctx }: { ctx: Context }) {
  return (
    <Suspense fallback={<InboxBell todo={0} all={0} />}>
      <Counted ctx={ctx} />
    </Suspense>
  );
}

// A count that cannot be had must not take the whole console along.
async function Counted({ ctx }: { ctx: Context }) {
  const unread = await countUnread(ctx).catch((error) => {
    logger.error({ err: error, requestId: ctx.requestId }, 'the inbox could not be counted');
    return { todo: 0, all: 0 };
  });
  return <InboxBell {...unread} />;
}
