import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { newAdmin } from '@/db/testing/factories';
import { checkFile, runFile, uploadFile } from '@/db/testing/import-file';
import { realData } from '@/db/testing/real-data';
import { setStage } from '@/db/testing/stage';

const { folder, isAbsent } = realData('china_stores');
let owner: postgres.Sql;
beforeAll(async () => {
  const stage = await setStage();
  owner = stage.owner;
  return stage.close;
});

/** As it is kept: seven decimals are a centimetre. */
const degrees = (text: string | undefined): number => Number(Number(text).toFixed(7));

describe.skipIf(isAbsent)('stores of real chains (skipped without REAL_DATA)', () => {
  test.each([
    ['heytea.csv', 484],
    ['kfc_hubei.csv', 333],
  ])(
    'every row of %s is accounted for, and the same file again changes nothing',
    async (name, rows) => {
      const { ctx, org } = await newAdmin();
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
      const stores =
        await owner`select name, city_code as city, latitude, longitude from stores where org_id = ${org.orgId} and code like 'M%'`;
      expect(stores.length).toBe(rows);
      const cells: Record<string, string>[] = parse(text, { columns: true, bom: true, trim: true });
      if (name === 'heytea.csv') {
        // The columns are named the wrong way round: Guiyang lies at 26°N 106°E.
        const found = stores.map((store) => `${store.name} ${store.latitude} ${store.longitude}`);
        const expected = cells.map((row) => `${row.name} ${degrees(row.dataX)} ${degrees(row.dataY)}`);
        expect(found.sort()).toEqual(expected.sort());
      }
      // Official codes know no Singapore; every other city of the file has its own.
      const isAbroad = (city = '') => city === '新加坡';
      const cities = new Set(cells.map((row) => row.city ?? row.城市).filter((city) => !isAbroad(city)));
      const codes = new Set(stores.map((store) => store.city).filter((code) => code !== null));
      expect(codes.size).toBe(cities.size);
      expect(stores.filter((store) => store.city === null).length).toBe(
        cells.filter((row) => isAbroad(row.city)).length,
      );
    },
    120_000,
  );
});
