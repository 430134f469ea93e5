import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { organizations } from '@/db/schema/organization';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { newGuide, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { systemContext } from '@/lib/auth/context';
import { hasOrganization } from '@/lib/auth/queries/account';
import { removeSample } from './jobs';

let database: TestDatabase;
let dir: string;
beforeAll(async () => {
  database = await openTestDatabase();
  dir = mkdtempSync(join(tmpdir(), 'waterwheel-sample-'));
  process.env.DATA_DIR = dir;
});
afterAll(async () => {
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

const markSample = ({ orgId }: TestOrganization) =>
  systemDb().write((tx) =>
    tx.update(organizations).set({ isSample: true }).where(eq(organizations.orgId, orgId)),
  );

/** Rows of an organization over every table that has its number, by the catalog. */
async function rowsOf(orgId: string): Promise<number> {
  const sql = postgres(database.owner, { max: 1, onnotice: () => {} });
  const tables = await sql`select table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where column_name = 'org_id' and table_schema = 'public' and table_type = 'BASE TABLE'`;
  let rows = 0;
  for (const { table_name } of tables)
    rows += Number((await sql`select count(*) from ${sql(table_name)} where org_id = ${orgId}`)[0]?.count);
  await sql.end();
  return rows;
}

it('removes the sample, its neighbour and its offered sign-ins, and nothing of anybody else', async () => {
  const [sample, neighbour, own] = [
    await newOrganization(),
    await newOrganization(),
    await newOrganization(),
  ];
  for (const organization of [sample, neighbour]) await markSample(organization);
  for (const { orgId, eastOne } of [sample, own]) {
    const { id: userId } = await newUser(orgId, { role: 'admin' });
    await newGuide(orgId, { storeId: eastOne.id, name: '陈导购', userId });
  }
  const before = await rowsOf(own.orgId);
  expect(before).toBeGreaterThan(4);
  expect(await rowsOf(neighbour.orgId)).toBeGreaterThan(0);
  const file = join(dir, 'demo.json');
  writeFileSync(file, JSON.stringify({ signIns: [{ account: 'admin@demo' }], apiKeys: [{ key: 'k' }] }));

  await removeSample.run(await systemContext(sample.orgId), {} as never);

  expect([await rowsOf(sample.orgId), await rowsOf(neighbour.orgId)]).toEqual([0, 0]);
  expect(await rowsOf(own.orgId)).toBe(before);
  expect(await hasOrganization()).toBe(true);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ signIns: [], apiKeys: [] });
});

it('leaves an organization that is no sample alone', async () => {
  const own = await newOrganization();
  await expect(removeSample.run(await systemContext(own.orgId), {} as never)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await rowsOf(own.orgId)).toBeGreaterThan(0);
});
