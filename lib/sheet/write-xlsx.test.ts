import XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { writeXlsx } from './write-xlsx';

const read = (bytes: Buffer) => XLSX.read(bytes, { cellNF: true, cellDates: false, cellFormula: true });

it('writes typed cells under a bold, frozen head', async () => {
  const book = read(
    await writeXlsx([
      {
        name: '门店/列表',
        columns: [
          { header: '编码', type: 'text' },
          { header: '面积', type: 'number' },
          { header: '销售额', type: 'money' },
          { header: '开业日', type: 'day' },
          { header: '更新', type: 'instant' },
        ],
        rows: [
          ['00123', 86.5, '-1234.50', '2026-01-02', new Date('2026-11-20T18:00:05Z')],
          ['1.38E+10', null, null, null, null],
        ],
      },
    ]),
  );
  expect(book.SheetNames).toEqual(['门店 列表']);
  const sheet = book.Sheets['门店 列表'] as XLSX.WorkSheet;
  expect([sheet.A1.v, sheet.E1.v]).toEqual(['编码', '更新']);
  expect([sheet.A2.t, sheet.A2.v]).toEqual(['s', '00123']);
  expect([sheet.B2.t, sheet.B2.v]).toEqual(['n', 86.5]);
  expect([sheet.C2.t, sheet.C2.v, sheet.C2.w]).toEqual(['n', -1234.5, '-1,234.50']);
  // Days since 1899-12-30.
  expect([sheet.D2.t, sheet.D2.v]).toEqual(['n', 46024]);
  expect(sheet.E2.w).toBe('2026-11-20 18:00:05');
  expect([sheet.A3.t, sheet.A3.v]).toEqual(['s', '1.38E+10']);
  expect(sheet.B3).toBeUndefined();
});

it.each([
  '=1+1',
  '+8613800138000',
  '-cmd',
  '@SUM(A1)',
  '＝1',
  '\t=1',
  '\r=1',
  ' =1',
  '=HYPERLINK("http://x")',
])('no cell is a formula: %j', async (payload) => {
  const book = read(
    await writeXlsx([{ name: 'a', columns: [{ header: payload, type: 'text' }], rows: [[payload]] }]),
  );
  const sheet = book.Sheets.a as XLSX.WorkSheet;
  for (const cell of [sheet.A1, sheet.A2]) {
    expect(cell.t).toBe('s');
    expect(cell.f).toBeUndefined();
    expect(cell.v.startsWith("'")).toBe(true);
  }
});

it('takes what XML cannot hold out of a cell and keeps emoji', async () => {
  const book = read(
    await writeXlsx([
      { name: 'a', columns: [{ header: 'x', type: 'text' }], rows: [['静安\u0000😀\ud83d<&>"\u000b']] },
    ]),
  );
  expect(book.Sheets.a?.A2.v).toBe('静安😀<&>"');
});
