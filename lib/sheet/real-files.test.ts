import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '@/lib/imports/columns';
import type { ImportKind } from '@/lib/imports/fields';
import { rowReaderOf } from '@/lib/imports/kinds/read-row';
import { compileMapping, constantsOf, type Mapping, swapCoordinates } from '@/lib/imports/mapping';
import type { RowResult } from '@/lib/imports/problem';
import { rowIdentities } from '@/lib/imports/row-identity';
import { bytesOfFile } from './bytes';
import { openSheet, type Sheet } from './open-sheet';

const folder = resolve(process.env.REAL_DATA ?? join(process.cwd(), '../shared/data'));
const isThere = existsSync(folder);
const absent = isThere ? '' : ` — SKIPPED: no real data at REAL_DATA (${folder})`;

async function recognise(kind: ImportKind, file: string) {
  const sheet = await openSheet(await bytesOfFile(join(folder, file)));
  const rows: string[][] = [];
  for await (const row of sheet.rows()) if (rows.push(row.cells) >= 200) break;
  return { sheet, found: recogniseColumns(kind, { header: sheet.header, rows }) };
}

async function readAll<Kind extends ImportKind>(kind: Kind, sheet: Sheet, mapping: Mapping) {
  type Result = ReturnType<ReturnType<typeof rowReaderOf<Kind>>>;
  const toRecord = compileMapping(mapping, sheet.header);
  const toRow = rowReaderOf(kind) as (
    ...args: Parameters<ReturnType<typeof rowReaderOf>>
  ) => RowResult<unknown>;
  const toId = rowIdentities(sheet.header, constantsOf(mapping));
  const results: Result[] = [];
  const ids: string[] = [];
  for await (const { cells } of sheet.rows()) {
    results.push(toRow(toRecord(cells), { ...mapping, timeZone: 'Asia/Shanghai' }) as Result);
    ids.push(toId(cells));
  }
  return { results, ids };
}

const warned = (results: RowResult<unknown>[], code: string) =>
  results.filter((result) => result.warnings.some((warning) => warning.code === code)).length;

describe.skipIf(!isThere)(`real files${absent}`, () => {
  it('HeyTea: 484 stores, the swap proposed, three stores in Singapore', async () => {
    const { sheet, found } = await recognise('stores', 'china_stores/heytea.csv');
    expect(found.proposals).toEqual([{ code: 'coordinates_swapped', latitude: 'dataX', longitude: 'dataY' }]);
    const { results, ids } = await readAll('stores', sheet, found.mapping);
    expect(results.filter((result) => result.ok).length).toBe(484);
    expect(new Set(ids).size).toBe(484);
    expect(new Set(results.map((result) => (result.ok ? result.row.cityName : null))).size).toBe(47);
    expect([warned(results, 'coordinates_outside_china'), warned(results, 'city_unknown')]).toEqual([3, 3]);
    const wrong = await readAll('stores', sheet, swapCoordinates(found.mapping));
    expect(
      wrong.results.filter((result) => !result.ok && result.problems[0]?.code === 'coordinates_swapped')
        .length,
    ).toBe(484);
  });

  it('KFC Hubei: 333 stores under padded headings, every city known, phones left inside addresses', async () => {
    const { sheet, found } = await recognise('stores', 'china_stores/kfc_hubei.csv');
    expect(sheet.header).toEqual(['省份', '城市', '商圈', '具体位置', '服务']);
    expect(sheet.warnings.counts.get('header_padded')).toBe(4);
    expect(found.unmapped).toEqual(['服务']);
    const { results } = await readAll('stores', sheet, found.mapping);
    expect(results.filter((result) => result.ok && result.row.cityCode !== null).length).toBe(333);
    expect(sheet.warnings.counts.get('row_long')).toBeUndefined();
    expect(results.some((result) => result.ok && result.row.address?.includes('15997423423'))).toBe(true);
  });

  it('CDNOW: 69,659 orders, 2,500,315.63, an id of its own for each of 255 equal rows', async () => {
    const { sheet, found } = await recognise('orders', 'cdnow/CDNOW_master.txt');
    expect([sheet.format, sheet.header]).toEqual([
      'txt',
      ['customer_id', 'date', 'number_of_cds', 'dollar_value'],
    ]);
    const mapping: Mapping = {
      ...found.mapping,
      fields: { ...found.mapping.fields, store: { from: 'constant', value: 'ONLINE' } },
    };
    const { results, ids } = await readAll('orders', sheet, mapping);
    const rows = results.flatMap((result) => (result.ok ? [result.row] : []));
    expect(rows.length).toBe(69_659);
    expect(rows.reduce((sum, row) => sum + row.amountFen, 0n)).toBe(250_031_563n);
    expect(new Set(rows.map((row) => row.posId)).size).toBe(23_570);
    expect(rows.filter((row) => row.amountFen === 0n).length).toBe(80);
    expect(new Set(ids).size).toBe(69_659);
    expect(ids.filter((id) => !id.endsWith('-1')).length).toBe(255);
    expect((await readAll('orders', sheet, mapping)).ids).toEqual(ids);
  });

  it('CDNOW sample: no headings at all', async () => {
    const { sheet } = await recognise('orders', 'cdnow/CDNOW_sample.txt');
    expect([sheet.hasHeader, sheet.header.length]).toEqual([false, 5]);
  });

  it('Complete Journey: 75,000 lines, 233,935.24 with the residue of floats gone', async () => {
    const { sheet, found } = await recognise('orders', 'completejourney/transactions_sample.csv');
    const { results } = await readAll('orders', sheet, found.mapping);
    const rows = results.flatMap((result) => (result.ok ? [result.row] : []));
    expect(rows.length).toBe(75_000);
    expect(rows.reduce((sum, row) => sum + row.amountFen, 0n)).toBe(23_393_524n);
    expect([new Set(rows.map((row) => row.id)).size, new Set(rows.map((row) => row.store)).size]).toEqual([
      47_243, 293,
    ]);
  });
});
