import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/db/client';
import { notices } from '@/db/schema/inbox';
import type { Context } from '@/lib/auth/context';
import type { NoticeKind, NoticeParams } from '../notice';

export type NewNotice = {
  kind: NoticeKind;
  /** Nobody (a key, a job without a person) is told nothing. */
  userIds: readonly (string | null)[];
  objectId: string;
  params: NoticeParams;
};

/** Tells people of a fact, in the fact's own transaction: they are told exactly when it happened. */
export async function notify(
  { scope, now }: Pick<Context, 'scope' | 'now'>,
  tx: Tx,
  { kind, userIds, objectId, params }: NewNotice,
): Promise<void> {
  const told = [...new Set(userIds)].filter((id) => id !== null);
  if (told.length === 0) return;
  await tx.insert(notices).values(
    told.map((userId) => ({
      ...{ orgId: scope.orgId, id: uuidv7(), userId, kind, objectId, params, createdAt: now },
    })),
  );
}

/** What was asked is answered: it waits in nobody's inbox any more, in the answer's own transaction. */
export async function settleNotices(
  { scope, now }: Pick<Context, 'scope' | 'now'>,
  tx: Tx,
  { kind, objectId }: { kind: NoticeKind; objectId: string },
): Promise<void> {
  await tx
    .update(notices)
    .set({ readAt: now, snoozedUntil: null })
    .where(
      and(
        eq(notices.orgId, scope.orgId),
        eq(notices.kind, kind),
        eq(notices.objectId, objectId),
        isNull(notices.readAt),
      ),
    );
}
