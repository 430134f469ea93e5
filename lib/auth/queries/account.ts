import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { memberships, users } from '@/db/schema/auth';
import { organizations } from '@/db/schema/organization';
import { notFound } from '@/lib/errors';
import type { Context } from '../context';

/** Whether anything was set up in this installation; the one read without a context. */
export async function hasOrganization(): Promise<boolean> {
  const rows = await systemDb().read((tx) =>
    tx.select({ orgId: organizations.orgId }).from(organizations).limit(1),
  );
  return rows.length > 0;
}

/** Whose account is shown: one's own, with the eyes of a role too. */
const accountOf = ({ scope, preview }: Context): string | null => scope.userId ?? preview?.seerId ?? null;

/** The signed-in person; `hasPassword` false when they come by the provider only. */
export async function getMyAccount(
  ctx: Context,
): Promise<{ account: string; name: string; hasPassword: boolean }> {
  const userId = accountOf(ctx);
  if (!userId) throw notFound();
  const [row] = await systemDb().read((tx) => tx.select().from(users).where(eq(users.id, userId)));
  if (!row) throw notFound();
  return { account: row.account, name: row.name, hasPassword: row.passwordHash !== null };
}

/** The organizations one belongs to, over all of them: by one's own id only. */
export async function listMyOrganizations(ctx: Context): Promise<{ orgId: string; name: string }[]> {
  const userId = accountOf(ctx);
  if (!userId) return [];
  return systemDb().read((tx) =>
    tx
      .select({ orgId: organizations.orgId, name: organizations.name })
      .from(memberships)
      .innerJoin(organizations, eq(organizations.orgId, memberships.orgId))
      .where(and(eq(memberships.userId, userId), eq(memberships.isDisabled, false)))
      .orderBy(asc(organizations.name)),
  );
}
