import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { accessRequests, users } from '@/db/schema/auth';
import { maskedAccount } from '@/lib/auth/phone-mask';
import type { Context } from '../context';
import { isPermission, type Permission } from '../permissions';
import { hasOtherEyes } from '../preview';
import { inScope, reachesAll } from '../scope';

export type AccessRequest = {
  id: string;
  userId: string;
  name: string;
  account: string;
  permission: Permission | null;
  reason: string;
  status: 'open' | 'granted' | 'declined';
  decisionNote: string | null;
  createdAt: Date;
  decidedAt: Date | null;
};

const columns = {
  id: accessRequests.id,
  userId: accessRequests.userId,
  name: users.name,
  account: users.account,
  permission: accessRequests.permission,
  reason: accessRequests.reason,
  status: accessRequests.status,
  decisionNote: accessRequests.decisionNote,
  createdAt: accessRequests.createdAt,
  decidedAt: accessRequests.decidedAt,
};
type Row = Omit<AccessRequest, 'permission'> & { permission: string };
const known = (row: Row): AccessRequest => ({
  ...row,
  permission: isPermission(row.permission) ? row.permission : null,
});

/** Requests the asker may decide, open ones or the latest decided ones. */
export async function listAccessRequests(
  ctx: Context,
  filters: { status: 'open' | 'granted' | 'declined' },
): Promise<AccessRequest[]> {
  const rows = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(accessRequests)
      .innerJoin(users, eq(users.id, accessRequests.userId))
      .where(
        and(inScope(ctx.scope, 'access:decide', accessRequests), eq(accessRequests.status, filters.status)),
      )
      .orderBy(desc(accessRequests.createdAt), desc(accessRequests.id))
      .limit(100),
  );
  const showsPhones = reachesAll(ctx.scope, 'phones:read');
  return rows.map(known).map((request) => ({
    ...request,
    account: showsPhones ? request.account : maskedAccount(request.account),
  }));
}

/** The asker's own requests, latest first. With other eyes one sees none: they are personal. */
export async function listMyAccessRequests(ctx: Context): Promise<AccessRequest[]> {
  const { userId } = ctx.scope;
  if (!userId || hasOtherEyes(ctx)) return [];
  const rows = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(accessRequests)
      .innerJoin(users, eq(users.id, accessRequests.userId))
      .where(and(inScope(ctx.scope, 'access:request', accessRequests), eq(accessRequests.userId, userId)))
      .orderBy(desc(accessRequests.createdAt), desc(accessRequests.id))
      .limit(20),
  );
  return rows.map(known);
}
