import XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '@/lib/imports/columns';
import { rowReaderOf } from '@/lib/imports/kinds/read-row';
import { compileMapping } from '@/lib/imports/mapping';
import { rowIdentities } from '@/lib/imports/row-identity';
import { type Bytes, bytesOfBuffer } from './bytes';
import { openSheet } from './open-sheet';

const HEADER = '订单号,门店编号,会员手机号,实付金额,支付时间,件数,备注\n';

/** Row `i`; every hundredth is bad. */
function line(i: number): string {
  const amount = i % 100 === 99 ? '十元' : `${i % 5000}.${10 + (i % 90)}`;
  const phone = `138${String((i * 7919) % 1e8).padStart(8, '0')}`;
  return `SO${String(i).padStart(9, '0')},S${i % 300},${phone},${amount},2026-0${1 + (i % 9)}-1${i % 10} 12:${10 + (i % 50)}:00,${1 + (i % 3)},"带,逗号"\n`;
}

/** Rows made while they are read: the file itself takes no memory. */
function generated(rows: number, encoding: string): Bytes {
  const encode = (text: string) => iconv.encode(text, encoding);
  async function* pieces(): AsyncGenerator<Buffer> {
    let text = HEADER;
    for (let i = 0; i < rows; i++) {
      text += line(i);
      if (text.length < 200_000) continue;
      yield encode(text);
      text = '';
    }
    if (text !== '') yield encode(text);
  }
  return { size: rows * 80, open: pieces };
}

describe('large files', () => {
  it.each(['utf-8', 'gb18030'])(
    'a million rows in %s: all accounted for, memory flat within 100 MB',
    async (encoding) => {
      const sheet = await openSheet(generated(1_000_000, encoding));
      expect(sheet.encoding).toBe(encoding);
      const sample: string[][] = [];
      for await (const row of sheet.rows()) if (sample.push(row.cells) >= 200) break;
      const { mapping } = recogniseColumns('orders', { header: sheet.header, rows: sample });
      const toRecord = compileMapping(mapping, sheet.header);
      const toId = rowIdentities(sheet.header);
      const toRow = rowReaderOf('orders');
      const settings = { ...mapping, timeZone: 'Asia/Shanghai' };
      let atQuarter = 0;
      let peak = 0;
      let good = 0;
      let badLines = 0;
      for await (const rows of sheet.batches()) {
        for (const row of rows) {
          toId(row.cells);
          const result = toRow(toRecord(row.cells), settings);
          if (result.ok) good++;
          else if (result.problems[0]?.code === 'money_unreadable' && (row.line - 2) % 100 === 99) badLines++;
        }
        // Up to here the engine takes what it takes once: compiled code and room for young objects.
        if (good + badLines < 250_000) atQuarter = Math.max(atQuarter, process.memoryUsage().rss);
        else peak = Math.max(peak, process.memoryUsage().rss);
      }
      const grown = (peak - atQuarter) / 1024 / 1024;
      expect([good, badLines]).toEqual([990_000, 10_000]);
      expect(grown).toBeLessThan(100);
    },
  );

  it('a workbook of 50,000 rows is read, one more names CSV as the way', async () => {
    const workbook = (count: number) => {
      const book = XLSX.utils.book_new();
      const rows = Array.from({ length: count }, (_, i) => [`S${i}`, `门店${i}`, i, i / 100]);
      XLSX.utils.book_append_sheet(
        book,
        XLSX.utils.aoa_to_sheet([['编号', '名称', '数', '金额'], ...rows]),
        '门店',
      );
      return bytesOfBuffer(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
    };
    const sheet = await openSheet(workbook(50_000));
    let rows = 0;
    for await (const batch of sheet.batches()) rows += batch.length;
    await sheet.close();
    expect(rows).toBe(50_000);
    await expect(openSheet(workbook(50_001))).rejects.toMatchObject({
      code: 'xlsx_too_many_rows',
      place: { limit: 50_000 },
    });
  });
});
