import { eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { signInAttempts, users } from '@/db/schema/auth';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { newOrganization, newUser, type TestUser } from '@/db/testing/factories';
import { lookupHash } from '@/lib/personal-data';
import { personContext } from '../context';
import { attemptLimits, endSession, signInWithOidc, signInWithPassword } from './sign-in';

let database: TestDatabase;
let orgId: string;
const now = new Date('2026-11-21T04:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const right = 'a right long password';
let addresses = 0;
const address = () => {
  addresses += 1;
  return `203.0.113.${addresses}`;
};
const attempt = (account: string, password: string, options: { at?: Date; from?: string } = {}) =>
  signInWithPassword({ account, password, address: options.from ?? address(), now: options.at ?? now });

beforeAll(async () => {
  database = await openTestDatabase();
  ({ orgId } = await newOrganization());
});
afterAll(() => database.drop());

const person = (): Promise<TestUser> => newUser(orgId, { role: 'admin', password: right });

describe('signInWithPassword', () => {
  it('lets in whoever knows the password, however the account is spelled', async () => {
    const user = await person();
    const spelled = ` ${user.account.toUpperCase().replace('@', '＠')} `;
    expect(await attempt(spelled, right)).toMatchObject({ outcome: 'in', id: user.id });
  });

  it('answers alike for a wrong password, an unknown, a disabled and a password-less account', async () => {
    const known = await person();
    const disabled = await person();
    const withoutPassword = await newUser(orgId, { role: 'admin' });
    await systemDb().write((tx) =>
      tx.update(users).set({ isDisabled: true }).where(eq(users.id, disabled.id)),
    );
    const answers = [
      await attempt(known.account, 'wrong'),
      await attempt('nobody@example.com', right),
      await attempt(disabled.account, right),
      await attempt(withoutPassword.account, right),
      await attempt(withoutPassword.account, ''),
    ];
    for (const answer of answers) expect(answer).toEqual({ outcome: 'wrong' });
  });

  it('closes an account after ten bad attempts, known or not, and then the right password sounds the same', async () => {
    const user = await person();
    for (const account of [user.account, 'no-such-person@example.com']) {
      for (let bad = 0; bad < attemptLimits.account; bad += 1)
        expect((await attempt(account, `wrong ${bad}`)).outcome).toBe('wrong');
      const wrong = await attempt(account, 'wrong again', { at: later(1) });
      expect(wrong).toEqual({ outcome: 'throttled', seconds: 14 * 60 });
      expect(await attempt(account, right, { at: later(1) })).toEqual(wrong);
    }
    expect((await attempt(user.account, right, { at: later(15.1) })).outcome).toBe('in');
  });

  it('counts attempts that come all at once', async () => {
    const user = await person();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, at) => attempt(user.account, `wrong ${at}`)),
    );
    expect(answers.filter((answer) => answer.outcome === 'wrong')).toHaveLength(attemptLimits.account);
  });

  it('forgets bad attempts after a good one, of that account only', async () => {
    const [one, other] = [await person(), await person()];
    for (let bad = 0; bad < 9; bad += 1) await attempt(one.account, 'wrong');
    for (let bad = 0; bad < 10; bad += 1) await attempt(other.account, 'wrong');
    expect((await attempt(one.account, right)).outcome).toBe('in');
    for (let bad = 0; bad < 9; bad += 1) expect((await attempt(one.account, 'wrong')).outcome).toBe('wrong');
    expect((await attempt(other.account, right)).outcome).toBe('throttled');
  });

  it('closes an address that tries one password on many accounts', async () => {
    const from = address();
    const addressHash = lookupHash('installation', 'address', from);
    const row = (at: number) => ({
      id: uuidv4(),
      accountHash: Buffer.from(`account ${at}`),
      addressHash,
      at: now,
    });
    const bad = Array.from({ length: attemptLimits.address - 1 }, (_, at) => row(at));
    await systemDb().write((tx) => tx.insert(signInAttempts).values(bad));
    expect((await attempt('last@example.com', 'Spring2026', { from })).outcome).toBe('wrong');
    const user = await person();
    expect((await attempt(user.account, right, { from })).outcome).toBe('throttled');
    expect((await attempt(user.account, right)).outcome).toBe('in');
  });

  it('costs the same for a known and an unknown account', async () => {
    const known = await Promise.all(Array.from({ length: 5 }, person));
    // Processor time, the least of many: what else the machine does falls on neither side.
    const costs = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 40; round += 1) {
      for (const kind of ['known', 'unknown'] as const) {
        const account =
          kind === 'known' ? (known[round % 5]?.account ?? '') : `nobody${round % 5}@example.com`;
        const from = process.cpuUsage();
        await attempt(account, 'wrong', { at: later(100 + Math.floor(round / 5) * 20) });
        const spent = process.cpuUsage(from);
        costs[kind].push(spent.user + spent.system);
      }
    }
    expect(Math.abs(Math.min(...costs.known) / Math.min(...costs.unknown) - 1)).toBeLessThan(0.25);
  });
});

describe('signInWithOidc', () => {
  const identity = (subject: string, email: string | null, isEmailVerified = true) =>
    signInWithOidc({ subject, email, isEmailVerified, now });

  it('binds a verified e-mail once and knows the subject from then on', async () => {
    const user = await person();
    expect(await identity('https://id|1', user.account.toUpperCase())).toMatchObject({ id: user.id });
    expect(await identity('https://id|1', 'new-address@example.com')).toMatchObject({ id: user.id });
    // Whoever gets the old e-mail later is somebody else.
    expect(await identity('https://id|2', user.account)).toBeNull();
  });

  it('refuses strangers, unverified e-mails and disabled people', async () => {
    const user = await person();
    expect(await identity('https://id|3', 'stranger@example.com')).toBeNull();
    expect(await identity('https://id|4', user.account, false)).toBeNull();
    expect(await identity('https://id|5', null)).toBeNull();
    await systemDb().write((tx) => tx.update(users).set({ isDisabled: true }).where(eq(users.id, user.id)));
    expect(await identity('https://id|6', user.account)).toBeNull();
  });
});

describe('a session', () => {
  it('is dead at once after sign-out, another version, disabling or leaving', async () => {
    const user = await person();
    const session = { userId: user.id, sessionVersion: 1, sessionId: uuidv4() };
    const other = { ...session, sessionId: uuidv4() };
    const open = (with_: typeof session) => personContext(user.id, { now, session: with_ });
    expect(await open(session)).not.toBeNull();
    await endSession({ sessionId: session.sessionId, now });
    expect(await open(session)).toBeNull();
    expect(await open(other)).not.toBeNull();
    expect(await open({ ...other, sessionVersion: 2 })).toBeNull();
    await systemDb().write((tx) => tx.update(users).set({ isDisabled: true }).where(eq(users.id, user.id)));
    expect(await open(other)).toBeNull();
  });
});
