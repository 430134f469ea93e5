import 'server-only';
import { and, count, eq, gt, lt, min, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { systemDb, type Tx } from '@/db/client';
import { endedSessions, signInAttempts, users } from '@/db/schema/auth';
import { lookupHash } from '@/lib/personal-data';
import { accountName } from '../account-name';
import { isPassword } from '../password';

const windowMs = 15 * 60_000;
/** Bad attempts in a window after which an account is closed, and an address (a shop's shared line, so more). */
export const attemptLimits = { account: 10, address: 100 };
const sessionLifeMs = 2 * 24 * 60 * 60_000;

export type SignInAnswer =
  | { outcome: 'in'; id: string; sessionVersion: number }
  | { outcome: 'wrong' }
  | { outcome: 'throttled'; seconds: number };

type Who = { accountHash: Buffer; addressHash: Buffer };

/** Seconds until the window opens again, or 0: counted over bad attempts, known account or not. */
async function secondsToWait(tx: Tx, who: Who, now: Date): Promise<number> {
  const since = new Date(now.getTime() - windowMs);
  const waits: number[] = [];
  for (const [column, hash, limit] of [
    [signInAttempts.accountHash, who.accountHash, attemptLimits.account],
    [signInAttempts.addressHash, who.addressHash, attemptLimits.address],
  ] as const) {
    const [bad] = await tx
      .select({ many: count(), oldest: min(signInAttempts.at) })
      .from(signInAttempts)
      .where(and(eq(column, hash), gt(signInAttempts.at, since)));
    if (bad?.oldest && bad.many >= limit) {
      waits.push(Math.ceil((bad.oldest.getTime() + windowMs - now.getTime()) / 1000));
    }
  }
  return Math.max(0, ...waits);
}

/** Counts an attempt as bad before the password is looked at, so that a thousand at once are counted too. */
async function reserveAttempt(who: Who, now: Date): Promise<{ id: string; seconds: number }> {
  const id = uuidv7();
  const locks = [who.accountHash, who.addressHash].map((hash) => hash.readBigInt64BE(0)).sort();
  const seconds = await systemDb().write(async (tx) => {
    for (const lock of locks) await tx.execute(sql`select pg_advisory_xact_lock(${lock.toString()}::bigint)`);
    const wait = await secondsToWait(tx, who, now);
    if (wait > 0) return wait;
    const mine = or(
      eq(signInAttempts.accountHash, who.accountHash),
      eq(signInAttempts.addressHash, who.addressHash),
    );
    await tx
      .delete(signInAttempts)
      .where(and(mine, lt(signInAttempts.at, new Date(now.getTime() - windowMs))));
    await tx.insert(signInAttempts).values({ id, ...who, at: now });
    return 0;
  });
  return { id, seconds };
}

/** The same count for other places that ask for a password; `forget` after the right one. */
export async function countAttempt(account: string) {
  const who = {
    accountHash: lookupHash('installation', 'account', account),
    addressHash: lookupHash('installation', 'address', `account ${account}`),
  };
  const { seconds } = await reserveAttempt(who, new Date(Date.now()));
  return { seconds, forget: (tx: Tx) => forgetAttempts(tx, who.accountHash) };
}

const forgetAttempts = (tx: Tx, accountHash: Buffer) =>
  tx.delete(signInAttempts).where(eq(signInAttempts.accountHash, accountHash));

/**
 * Checks an account and a password. One answer for a wrong password, an unknown and a disabled account; while an
 * account or address is closed the right password gets the same answer as a wrong one.
 */
export async function signInWithPassword(input: {
  account: string;
  password: string;
  address: string;
  now: Date;
}): Promise<SignInAnswer> {
  const account = accountName(input.account);
  const who = {
    accountHash: lookupHash('installation', 'account', account),
    addressHash: lookupHash('installation', 'address', input.address),
  };
  const attempt = await reserveAttempt(who, input.now);
  if (attempt.seconds > 0) return { outcome: 'throttled', seconds: attempt.seconds };
  const [user] = await systemDb().read((tx) => tx.select().from(users).where(eq(users.account, account)));
  const isRight = await isPassword(user?.passwordHash, input.password);
  if (!user || !isRight || user.isDisabled) return { outcome: 'wrong' };
  await systemDb().write((tx) => forgetAttempts(tx, who.accountHash));
  return { outcome: 'in', id: user.id, sessionVersion: user.sessionVersion };
}

/**
 * The person behind an identity of the configured provider: by its stored subject, else by a verified e-mail equal to
 * the account, which is then bound to the subject for good. Null for strangers: nobody is let in unknown.
 */
export async function signInWithOidc(input: {
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
  now: Date;
}): Promise<{ id: string; sessionVersion: number } | null> {
  return systemDb().write(async (tx) => {
    const [bound] = await tx.select().from(users).where(eq(users.oidcSubject, input.subject));
    const email = input.isEmailVerified && input.email ? accountName(input.email) : null;
    const [named] = bound || !email ? [] : await tx.select().from(users).where(eq(users.account, email));
    const user = bound ?? named;
    if (!user || user.isDisabled || (user.oidcSubject && user.oidcSubject !== input.subject)) return null;
    if (!bound) {
      await tx
        .update(users)
        .set({ oidcSubject: input.subject, updatedAt: input.now })
        .where(eq(users.id, user.id));
    }
    return { id: user.id, sessionVersion: user.sessionVersion };
  });
}

/** Ends one session for good, wherever its cookie was copied to. */
export async function endSession(input: { sessionId: string; now: Date }): Promise<void> {
  await systemDb().write(async (tx) => {
    await tx
      .insert(endedSessions)
      .values({ sessionId: input.sessionId, endedAt: input.now })
      .onConflictDoNothing();
    // Tokens live half a day: older marks guard nothing.
    await tx
      .delete(endedSessions)
      .where(lt(endedSessions.endedAt, new Date(input.now.getTime() - sessionLifeMs)));
  });
}
