import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestDb, requestPool, systemDb } from './client';
import { grants } from './schema/auth';
import { stores } from './schema/stores';
import { openTestDatabase, type TestDatabase } from './testing/database';
import { newOrganization, newUser, type TestOrganization } from './testing/factories';

let database: TestDatabase;
let one: TestOrganization;
let two: TestOrganization;
beforeAll(async () => {
  database = await openTestDatabase();
  one = await newOrganization();
  two = await newOrganization();
});
afterAll(() => database.drop());

const settingNow = async () => {
  const [row] = await requestPool().orm.execute<{ org: string | null }>(
    sql`select current_setting('app.org_id', true) as org`,
  );
  return row?.org ?? null;
};
const seenBy = (orgId: string) =>
  requestDb(orgId).read((tx) => tx.select({ orgId: stores.orgId }).from(stores));

it('leaves no organization behind for the next user of a pooled connection', async () => {
  const seen = await Promise.all(
    Array.from({ length: 100 }, async (_, nth) => {
      const org = nth % 2 ? one : two;
      return (await seenBy(org.orgId)).every((row) => row.orgId === org.orgId);
    }),
  );
  expect(seen.every(Boolean)).toBe(true);
  // After its transaction the setting is '' and not absent: both must show nothing.
  for (let nth = 0; nth < 24; nth += 1) expect(['', null]).toContain(await settingNow());
  expect(await requestPool().orm.select().from(stores)).toEqual([]);
});

it('shows nothing without an organization, with an empty one, and refuses one that is none', async () => {
  const app = postgres(database.app, { max: 1, onnotice: () => {} });
  expect(await app`select * from stores`).toHaveLength(0);
  await app`select set_config('app.org_id', '', false)`;
  expect(await app`select * from stores`).toHaveLength(0);
  await expect(app`select app_set_org('x')`).rejects.toThrow(/uuid/);
  await app.end();
});

it('writes into no other organization: neither rows, nor references, nor by moving a row', async () => {
  const db = requestDb(one.orgId);
  const row = {
    orgId: two.orgId,
    id: crypto.randomUUID(),
    userId: crypto.randomUUID(),
    role: 'guide' as const,
  };
  const foreignRow = db.write((tx) => tx.insert(grants).values({ ...row, createdAt: new Date(0) }));
  await expect(foreignRow).rejects.toThrow();
  const user = await newUser(one.orgId);
  const reference = { ...row, orgId: one.orgId, userId: user.id, storeId: two.eastOne.id };
  await expect(
    db.write((tx) => tx.insert(grants).values({ ...reference, createdAt: new Date(0) })),
  ).rejects.toThrow();
  const moved = db.write((tx) =>
    tx.update(stores).set({ orgId: two.orgId }).where(eq(stores.id, one.eastOne.id)),
  );
  await expect(moved).rejects.toThrow();
  const touched = await db.write((tx) =>
    tx.update(stores).set({ name: 'x' }).where(eq(stores.id, two.eastOne.id)).returning({ id: stores.id }),
  );
  expect(touched).toEqual([]);
});

it('reads in a read-only transaction', async () => {
  const write = requestDb(one.orgId).read((tx) => tx.update(stores).set({ name: 'x' }));
  await expect(write).rejects.toThrow();
  const systemWrite = systemDb().read((tx) => tx.update(stores).set({ name: 'x' }));
  await expect(systemWrite).rejects.toMatchObject({ cause: { code: '25006' } });
});
