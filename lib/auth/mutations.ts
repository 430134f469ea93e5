import 'server-only';
import { verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { users } from '@/db/schema/auth';

// A hash of nothing: an unknown account costs the same time as a wrong password.
const decoy =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$6nL2hQn0b4zQ0m9c4S1J8p8m8b1s5o3o9f3bQ2l2i3k';

/** Null for a wrong password, an unknown and a disabled account alike. */
export async function signInWithPassword(input: {
  account: string;
  password: string;
  address: string;
}): Promise<{ id: string; sessionVersion: number } | null> {
  const account = input.account.normalize('NFKC').trim().toLowerCase();
  const [user] = await systemDb().read((tx) => tx.select().from(users).where(eq(users.account, account)));
  const matches = await verify(user?.passwordHash ?? decoy, input.password).catch(() => false);
  return user && matches && !user.isDisabled ? { id: user.id, sessionVersion: user.sessionVersion } : null;
}
