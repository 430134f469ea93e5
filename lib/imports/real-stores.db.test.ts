import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { contextOf, newOrganization, newUser } from '@/db/testing/factories';
import { checkFile, openUploadFolder, runFile, uploadFile } from '@/db/testing/import-file';

const folder = join(process.env.REAL_DATA ?? '../shared/data', 'china_stores');
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

describe.skipIf(!existsSync(folder))('stores of real chains (skipped without REAL_DATA)', () => {
  test.each([
    ['heytea.csv', 484],
    ['kfc_hubei.csv', 333],
  ])(
    'every row of %s is accounted for, and the same file again changes nothing',
    async (name, rows) => {
      const org = await newOrganization();
      const ctx = await contextOf(await newUser(org.orgId, { role: 'admin' }));
      const text = readFileSync(join(folder, name));
      for (const isFirst of [true, false]) {
        const { id, mapping } = await uploadFile(ctx, { kind: 'stores', text, name });
        const fields = {
          ...mapping.fields,
          brand: { from: 'constant' as const, value: org.brandA.name },
          region: { from: 'constant' as const, value: org.root.code },
        };
        await checkFile(ctx, { id, mapping: { ...mapping, fields } });
        await runFile(ctx, id);
        const [counts] =
          await owner`select rows, added_rows as added, changed_rows as changed, unchanged_rows as same, bad_rows as bad, summary from imports where id = ${id}`;
        expect(counts?.rows).toBe(rows);
        expect(counts?.added + counts?.changed + counts?.same + counts?.bad).toBe(rows);
        expect(counts?.bad, JSON.stringify(counts?.summary)).toBe(0);
        if (!isFirst) expect([counts?.added, counts?.changed]).toEqual([0, 0]);
      }
      const [stores] =
        await owner`select count(*)::int as n from stores where org_id = ${org.orgId} and code like 'M%'`;
      expect(stores?.n).toBeGreaterThan(rows * 0.95);
      if (name === 'heytea.csv') {
        // The columns are named the wrong way round: Guiyang lies at 26°N 106°E.
        const [store] =
          await owner`select latitude, longitude from stores where org_id = ${org.orgId} and name = '贵阳CCPark店'`;
        expect(store).toEqual({ latitude: 26.64606, longitude: 106.64913 });
      }
    },
    120_000,
  );
});
