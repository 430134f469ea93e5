import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser, type TestOrganization } from '@/db/testing/factories';
import { checkFile, openUploadFolder, runFile, uploadFile } from '@/db/testing/import-file';
import type { Context } from '@/lib/auth/context';
import type { Mapping } from './mapping';

let database: TestDatabase;
let owner: postgres.Sql;
const uploads = openUploadFolder();
beforeAll(async () => {
  database = await openTestDatabase();
  owner = postgres(database.owner, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  uploads.remove();
});

async function admin(): Promise<{ ctx: Context; org: TestOrganization }> {
  const org = await newOrganization();
  return { ctx: await contextOf(await newUser(org.orgId, { role: 'admin' })), org };
}

const counts = async (id: string) => {
  const [row] = await owner`select * from imports where id = ${id}`;
  return {
    state: row?.state,
    rows: row?.rows,
    added: row?.added_rows,
    changed: row?.changed_rows,
    unchanged: row?.unchanged_rows,
    bad: row?.bad_rows,
  };
};

const file = `门店编号,门店名称,城市,地址,营业时间
A1,静安大悦城店,上海市,西藏北路166号,10:00-22:00
A2,南京西路店,上海市,南京西路1038号,09:30-21:30
A3,坏时间店,上海市,某路1号,早到晚
A1,静安大悦城店,上海市,西藏北路166号,10:00-22:00
A2,另一家店,上海市,南京西路1号,
`;

const place = (mapping: Mapping, org: TestOrganization): Mapping => ({
  ...mapping,
  fields: {
    ...mapping.fields,
    brand: { from: 'constant', value: org.brandA.name },
    region: { from: 'constant', value: org.eastCity.name },
  },
});

describe('stores from a file', () => {
  test('a check writes nothing but what it found; a run writes the good rows', async () => {
    const { ctx, org } = await admin();
    const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text: file });
    await checkFile(ctx, { id, mapping: place(mapping, org) });
    expect(await counts(id)).toEqual({
      state: 'checked',
      rows: 5,
      added: 2,
      changed: 0,
      unchanged: 1,
      bad: 2,
    });
    const before = await owner`select count(*)::int as n from stores where org_id = ${org.orgId}`;
    expect(before[0]?.n).toBe(4);
    const problems =
      await owner`select line, column_name, code, severity from import_problems where import_id = ${id} order by line`;
    expect(problems.map((row) => Object.values(row))).toEqual([
      [4, '营业时间', 'hours_unreadable', 'error'],
      [5, null, 'row_repeated', 'warning'],
      [6, '门店编号', 'code_repeated', 'error'],
    ]);
    await runFile(ctx, id);
    expect(await counts(id)).toEqual({ state: 'done', rows: 5, added: 2, changed: 0, unchanged: 1, bad: 2 });
    const stores =
      await owner`select code, name, city_code, status from stores where org_id = ${org.orgId} and code like 'A%' order by code`;
    expect(stores.map((row) => Object.values(row))).toEqual([
      ['A1', '静安大悦城店', '310000', 'live'],
      ['A2', '南京西路店', '310000', 'live'],
    ]);
  });

  test('the same file again changes nothing', async () => {
    const { ctx, org } = await admin();
    for (const added of [2, 0]) {
      const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text: file });
      await checkFile(ctx, { id, mapping: place(mapping, org) });
      await runFile(ctx, id);
      expect(await counts(id)).toMatchObject({ state: 'done', added, changed: 0, unchanged: 3 - added });
    }
  });
});
