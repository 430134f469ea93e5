import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { systemDb } from '@/db/client';
import { auditEvents } from '@/db/schema/audit';
import { grants, memberships, users } from '@/db/schema/auth';
import { organizations, regions } from '@/db/schema/organization';
import { currentInstant } from '@/lib/clock';
import { invalid, notFound } from '@/lib/errors';
import type { SetUpInput } from '../input';
import { hashPassword } from '../password';

const defaults = { code: 'main', timeZone: 'Asia/Shanghai', cutoffHour: 0, isSample: false };

/**
 * The first organization with its root region and first admin, all or nothing. Works only while there is no
 * organization; afterwards there is nothing here (`not_found`), also for the loser of a race.
 */
export async function setUpInstallation(input: SetUpInput): Promise<{ orgId: string; userId: string }> {
  const now = currentInstant();
  const [orgId, rootId, userId] = [uuidv7(), uuidv7(), uuidv7()];
  const passwordHash = await hashPassword(input.password);
  const { account, name, organizationName } = input;
  await systemDb().write(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('set-up', 0))`);
    const [known] = await tx.select({ orgId: organizations.orgId }).from(organizations).limit(1);
    if (known) throw notFound();
    await tx.insert(organizations).values({ orgId, ...defaults, name: organizationName, createdAt: now });
    const root = { id: rootId, parentId: null, path: `/${rootId}/`, depth: 0, code: 'root' };
    await tx.insert(regions).values({ orgId, ...root, name: organizationName, createdAt: now });
    const [made] = await tx
      .insert(users)
      .values({ id: userId, account, name, passwordHash, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (!made) throw invalid({ account: 'account_taken' });
    await tx.insert(memberships).values({ orgId, userId, createdAt: now });
    await tx.insert(grants).values({ orgId, id: uuidv7(), userId, role: 'admin', createdAt: now });
    await tx.insert(auditEvents).values({
      ...{ orgId, id: uuidv7(), at: now, actorKind: 'user', actorId: userId, actorName: name },
      ...{ action: 'organization.created', objectKind: 'organization', objectId: orgId },
      ...{ objectName: organizationName, after: { name: organizationName, admin: account } },
    });
  });
  return { orgId, userId };
}
