import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { auditEvents } from '@/db/schema/audit';
import { organizations } from '@/db/schema/organization';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { personContext } from '../context';
import { hasOrganization } from '../queries/account';
import { reachesAll } from '../scope';
import { setUpInstallation } from './set-up';
import { signInWithPassword } from './sign-in';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

it('sets up once, for one of many at the same moment, and never again', async () => {
  expect(await hasOrganization()).toBe(false);
  const input = (nth: number) => ({
    ...{ organizationName: `Chain ${nth}`, name: 'Admin', account: `admin${nth}@example.com` },
    password: 'long enough 1',
  });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, (_, nth) => setUpInstallation(input(nth))),
  );
  const done = outcomes.flatMap((outcome, nth) =>
    outcome.status === 'fulfilled' ? [{ ...outcome.value, nth }] : [],
  );
  expect(done).toHaveLength(1);
  expect(await systemDb().read((tx) => tx.select().from(organizations))).toHaveLength(1);
  expect(await systemDb().read((tx) => tx.select().from(auditEvents))).toHaveLength(1);
  await expect(setUpInstallation(input(99))).rejects.toMatchObject({ code: 'not_found' });
  const nth = done[0]?.nth ?? 0;
  const now = new Date('2026-11-21T04:00:00Z');
  const told = { account: input(nth).account, password: 'long enough 1', address: '198.51.100.7', now };
  expect(await signInWithPassword(told)).toMatchObject({ outcome: 'in', id: done[0]?.userId });
  const ctx = await personContext(done[0]?.userId ?? '', { now });
  expect(ctx && reachesAll(ctx.scope, 'users:write')).toBe(true);
});
