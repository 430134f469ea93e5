import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { organizations } from '@/db/schema/organization';
import { newGuide, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { systemContext } from '@/lib/auth/context';
import { hasOrganization } from '@/lib/auth/queries/account';
import { removeSample } from './jobs';

const { owner, folder } = await openStage();

const markSample = ({ orgId }: TestOrganization) =>
  systemDb().write((tx) =>
    tx.update(organizations).set({ isSample: true }).where(eq(organizations.orgId, orgId)),
  );

/** Rows of an organization over every table that has its number, by the catalog. */
async function rowsOf(orgId: string): Promise<number> {
  const tables = await owner`select table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where column_name = 'org_id' and table_schema = 'public' and table_type = 'BASE TABLE'`;
  let rows = 0;
  for (const { table_name } of tables)
    rows += Number(
      (await owner`select count(*) from ${owner(table_name)} where org_id = ${orgId}`)[0]?.count,
    );
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
  const file = join(folder, 'demo.json');
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
