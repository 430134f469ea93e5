import { deflateRawSync, crc32 as zlibCrc32 } from 'node:zlib';
import XLSX from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './bytes';
import type { SheetRow } from './csv-parser';
import { openSheet } from './open-sheet';

const open = (bytes: Buffer) => openSheet(bytesOfBuffer(bytes));

type Part = { name: string; content: Buffer; declaredSize?: number; compressed?: Buffer; flags?: number };

const known = new WeakMap<Buffer, number>();

/** CRC-32 as zip files carry it (node:zlib has one only from version 20.15 on). */
function crc32(bytes: Buffer): number {
  if (zlibCrc32) return zlibCrc32(bytes);
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A zip file byte by byte, so that a header may lie. */
function zip(parts: Part[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {
    name,
    content,
    declaredSize = content.length,
    compressed = deflateRawSync(content),
    flags = 0,
  } of parts) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    const sum = known.get(content) ?? crc32(content);
    known.set(content, sum);
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(compressed.length, 14);
    fields.writeUInt32LE(declaredSize, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), compressed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, place, Buffer.from(name)]));
    bodies.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  const list = Buffer.concat(directory);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, list, Buffer.from('504b0506', 'hex'), end]);
}

const part = (name: string, text: string | Buffer, more: Partial<Part> = {}): Part => ({
  name,
  content: typeof text === 'string' ? Buffer.from(text) : text,
  ...more,
});
const skeleton = (sheet: Part): Part[] => [
  part(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ),
  part('xl/workbook.xml', '<workbook/>'),
  sheet,
];

function workbook(
  rows: unknown[][],
  change: (sheet: XLSX.WorkSheet) => void = () => {},
  second?: unknown[][],
): Buffer {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  change(sheet);
  XLSX.utils.book_append_sheet(book, sheet, '门店');
  if (second) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(second), '说明');
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
}

async function read(bytes: Buffer) {
  const sheet = await open(bytes);
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  await sheet.close();
  return { sheet, rows, cells: rows.map((row) => row.cells) };
}

describe('cells of a workbook', () => {
  it('keeps codes, whole numbers and days as people see them', async () => {
    const bytes = workbook(
      [
        ['编号', '手机', '金额', '开业', '时刻', '邮编', '在营'],
        ['007', 13812345678, 0.1 + 0.2, 46024, 46024.5, 1234, true],
      ],
      (sheet) => {
        sheet.D2.z = 'yyyy/m/d';
        sheet.E2.z = 'yyyy-mm-dd hh:mm';
        sheet.F2.z = '000000';
      },
    );
    const { sheet, rows } = await read(bytes);
    expect(sheet.format).toBe('xlsx');
    expect(rows).toEqual([
      {
        line: 2,
        ragged: null,
        cells: ['007', '13812345678', '0.3', '2026-01-02', '2026-01-02 12:00:00', '001234', 'TRUE'],
      },
    ]);
  });

  it('takes the value of a formula and reports those without one, errors and lost digits', async () => {
    const bytes = workbook(
      [
        ['a', 'b', 'c', 'd'],
        [1, 2, 3, 4],
      ],
      (sheet) => {
        sheet.A2 = { t: 'n', f: '1+1', v: 2 };
        sheet.B2 = { t: 'n', f: 'A2+9' };
        sheet.C2 = { t: 'e', v: 42 };
        sheet.D2 = { t: 'n', v: 1.234567890123456e18 };
      },
    );
    const { sheet, cells } = await read(bytes);
    expect(cells).toEqual([['2', '', '', '1234567890123456000']]);
    expect(sheet.warnings.listed.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      'formula_without_value 2:2',
      'cell_error 2:3',
      'number_precision 2:4',
    ]);
  });

  it('skips a title and blank rows, reads the first sheet and can be read again', async () => {
    const sheet = await open(
      workbook(
        [['门店清单'], [], ['编号', '名称', '城市'], ['1', '静安', '上海'], [], ['2', '徐汇', '上海']],
        undefined,
        [['x', 'y']],
      ),
    );
    for (let round = 0; round < 2; round++) {
      const lines: number[] = [];
      for await (const row of sheet.rows()) lines.push(row.line);
      expect([sheet.header, lines]).toEqual([
        ['编号', '名称', '城市'],
        [4, 6],
      ]);
      expect([...sheet.warnings.counts.keys()].sort()).toEqual(['more_sheets', 'title_skipped']);
    }
    await sheet.close();
    await expect(sheet.rows().next()).rejects.toThrow('after close');
  });
});

/** Each must be refused without taking up what it unpacks to. */
async function refusal(bytes: Buffer) {
  const before = process.memoryUsage().rss;
  const error = await open(bytes).then(
    () => null,
    (reason: { code?: string }) => reason.code,
  );
  return {
    error,
    megabytes: (process.memoryUsage().rss - before) / 1024 / 1024,
  };
}

describe('bombs and impostors', () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024, 32);
  const packed = deflateRawSync(zeros, { level: 9 });
  const cases: [string, () => Buffer, string][] = [
    [
      'dense sheet',
      () => zip(skeleton(part('xl/worksheets/sheet1.xml', zeros, { compressed: packed }))),
      'file_unsafe',
    ],
    [
      'declares ten gigabytes',
      () => zip(skeleton(part('xl/worksheets/sheet1.xml', 'x', { declaredSize: 0xfffffff0 }))),
      'xlsx_too_big',
    ],
    [
      'declares one byte of 64 MB',
      () => zip(skeleton(part('xl/worksheets/sheet1.xml', zeros, { compressed: packed, declaredSize: 1 }))),
      'file_damaged',
    ],
    [
      'many dense parts',
      () =>
        zip([
          ...skeleton(part('xl/a.xml', 'x')),
          ...Array.from({ length: 30 }, (_, i) => part(`xl/media/${i}.bin`, zeros, { compressed: packed })),
        ]),
      'xlsx_too_big',
    ],
    [
      '5,000 parts',
      () =>
        zip([
          ...skeleton(part('xl/a.xml', 'x')),
          ...Array.from({ length: 5000 }, (_, i) => part(`xl/${i}.xml`, 'x')),
        ]),
      'file_unsafe',
    ],
    [
      'billion laughs',
      () =>
        zip(
          skeleton(
            part(
              'xl/worksheets/sheet1.xml',
              `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>`,
            ),
          ),
        ),
      'file_unsafe',
    ],
    [
      'billion laughs in UTF-16',
      () =>
        zip(
          skeleton(
            part('xl/sharedStrings.xml', Buffer.from('\ufeff<!DOCTYPE l [<!ENTITY a "ha">]>', 'utf16le')),
          ),
        ),
      'file_unsafe',
    ],
    [
      'outside entity',
      () => zip(skeleton(part('xl/worksheets/sheet1.xml', '<!ENTITY x SYSTEM "file:///etc/passwd">'))),
      'file_unsafe',
    ],
    [
      'encrypted parts',
      () => zip(skeleton(part('xl/worksheets/sheet1.xml', 'x', { flags: 1 }))),
      'file_encrypted',
    ],
    [
      'zip of zips',
      () => zip([part('lib 0.zip', zip([part('0.dll', zeros, { compressed: packed })]))]),
      'file_not_table',
    ],
    ['Word document', () => zip([part('word/document.xml', '<x/>')]), 'file_not_table'],
    ['binary workbook', () => zip([part('xl/workbook.bin', 'x')]), 'file_excel_binary'],
    [
      'cut in half',
      () =>
        workbook([
          ['a', 'b'],
          ['1', '2'],
        ]).subarray(0, 900),
      'file_damaged',
    ],
    ['empty zip', () => zip([]), 'file_empty'],
    ['path outside', () => zip(skeleton(part('../../evil.xml', 'x'))), 'file_damaged'],
    ['workbook without sheets', () => zip(skeleton(part('xl/a.xml', 'x'))), 'file_damaged'],
  ];
  it.each(cases)('%s', async (_, make, code) => {
    const bytes = make();
    const { error, megabytes } = await refusal(bytes);
    expect(error).toBe(code);
    expect(megabytes).toBeLessThan(100);
  });
});
