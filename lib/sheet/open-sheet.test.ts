import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { bytesOfBuffer } from './bytes';
import type { SheetRow } from './csv-parser';
import { openSheet } from './open-sheet';

const open = (bytes: Buffer | string) => openSheet(bytesOfBuffer(Buffer.from(bytes)));
async function read(bytes: Buffer | string) {
  const sheet = await open(bytes);
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) rows.push(row);
  return { sheet, rows, cells: rows.map((row) => row.cells) };
}

const TABLE = [
  ['门店编号', '名称', '备注'],
  ['007', '上海静安大悦城店', '第一行\n第二行'],
  ['008', '成都远洋太古里店', '含，全角；与"引号"'],
];
const asText = (delimiter: string, end: string) =>
  TABLE.map((row) =>
    row.map((cell) => (/["\n,;\t|]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
  ).join(end);
const bom = (encoding: string, text: string) => iconv.encode(text, encoding, { addBOM: true });

describe('encodings × separators × line ends', () => {
  const encodings: [string, string, (text: string) => Buffer][] = [
    ['UTF-8', 'utf-8', (text) => Buffer.from(text)],
    ['UTF-8 with mark', 'utf-8', (text) => bom('utf-8', text)],
    ['GBK', 'gb18030', (text) => iconv.encode(text, 'gbk')],
    [
      'GB18030 with four-byte characters',
      'gb18030',
      (text) => iconv.encode(text.replace('含', '含𠮷㐀'), 'gb18030'),
    ],
    ['UTF-16 LE with mark', 'utf-16le', (text) => bom('utf-16le', text)],
    ['UTF-16 BE with mark', 'utf-16be', (text) => bom('utf-16be', text)],
    ['UTF-16 LE without mark', 'utf-16le', (text) => iconv.encode(text, 'utf-16le')],
    ['UTF-16 BE without mark', 'utf-16be', (text) => iconv.encode(text, 'utf-16be')],
  ];
  const cases = encodings.flatMap(([name, found, encode]) =>
    [',', ';', '\t', '|'].flatMap((delimiter) =>
      ['\n', '\r\n'].map((end) => ({ name, found, encode, delimiter, end })),
    ),
  );
  it.each(cases)('$name, $delimiter, $end', async ({ found, encode, delimiter, end }) => {
    const { sheet, cells } = await read(encode(asText(delimiter, end)));
    expect([sheet.encoding, sheet.delimiter]).toEqual([found, delimiter]);
    expect([sheet.header, ...cells.map((row) => row.map((cell) => cell.replace('𠮷㐀', '')))]).toEqual(TABLE);
  });

  it('finds GBK whose first Chinese character lies megabytes into the file', async () => {
    const body = `code,name\n${'S1,plain ascii\n'.repeat(200_000)}S2,大悦城店\n`;
    const { sheet, cells } = await read(iconv.encode(body, 'gbk'));
    expect([sheet.encoding, cells.length, cells.at(-1)?.[1]]).toEqual(['gb18030', 200_001, '大悦城店']);
  });

  it('reads CR-only and blank-separated files', async () => {
    const { cells } = await read('a,b\r1,2\r3,4');
    expect(cells).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    const spaced = await read(' id  date   n\r\n 00001 19970101  1\r\n 00002 19970112 12\r\n');
    expect([spaced.sheet.format, spaced.sheet.header, spaced.cells]).toEqual([
      'txt',
      ['id', 'date', 'n'],
      [
        ['00001', '19970101', '1'],
        ['00002', '19970112', '12'],
      ],
    ]);
  });

  it('obeys the sep= line of Excel', async () => {
    const { sheet, rows } = await read('sep=;\nname;note\na;1,2,3\nb;4,5,6\n');
    expect([sheet.header, rows[0]?.line, rows[0]?.cells]).toEqual([['name', 'note'], 3, ['a', '1,2,3']]);
  });
});

describe('traps', () => {
  it('trims and tells apart headings', async () => {
    const { sheet } = await read('\ufeff code , name,\u3000城市,code,,code\n1,2,3,4,5,6\n');
    expect(sheet.header).toEqual(['code', 'name', '城市', 'code (2)', 'column_5', 'code (3)']);
    expect(Object.fromEntries(sheet.warnings.counts)).toEqual({ header_padded: 3, header_duplicate: 2 });
  });

  it('names ragged rows and leaves blank cells at the end alone', async () => {
    const { rows, sheet } = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3,,\n\n,,\n');
    expect(rows.map((row) => [row.line, row.ragged])).toEqual([
      [2, 'short'],
      [3, 'long'],
      [4, null],
    ]);
    expect(sheet.warnings.listed.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['row_short', 2, 2],
      ['row_long', 3, 4],
    ]);
  });

  it('drops NUL, reports bytes that are no text, and reads twice alike', async () => {
    const { sheet, cells } = await read(
      Buffer.concat([
        Buffer.from('编号,名称\n1,静\0安'),
        Buffer.from([0xff]),
        Buffer.from(`店\n${'2,大悦城\n'.repeat(80)}`),
      ]),
    );
    expect(cells[0]).toEqual(['1', '静安\ufffd店']);
    const first = [...sheet.warnings.counts];
    expect(Object.fromEntries(first)).toEqual({ nul_bytes: 1, bad_bytes: 1 });
    for await (const _ of sheet.rows());
    expect([...sheet.warnings.counts]).toEqual(first);
  });

  it('passes over a title and gives a file without headings names', async () => {
    const titled = await read('2026年门店清单,,\n编号,名称,城市\n1,静安店,上海\n');
    expect([titled.sheet.header, titled.rows[0]?.line]).toEqual([['编号', '名称', '城市'], 3]);
    const bare = await read('00004 0001 19970101  2   29.33\n00004 0001 19970118  2   29.73\n');
    expect([bare.sheet.hasHeader, bare.sheet.header.length, bare.rows.length]).toEqual([false, 5, 2]);
  });

  it('refuses a cut upload', async () => {
    await expect(openSheet(bytesOfBuffer(Buffer.from('a,b\n1,2')), 99)).rejects.toMatchObject({
      code: 'file_truncated',
    });
  });
});

describe('the smallest files', () => {
  // Shorter than the longest byte order mark.
  it.each(['a', 'ab', 'a\nb'])('%j is one column', async (text) => {
    const { sheet, cells } = await read(text);
    expect([sheet.header, ...cells]).toEqual(text.split('\n').map((line) => [line]));
  });
});

describe('files that are no table', () => {
  const cases: [string, Buffer, string][] = [
    ['empty', Buffer.alloc(0), 'file_empty'],
    ['blank', Buffer.from('\n  \n'), 'file_empty'],
    ['PDF', Buffer.from('%PDF-1.7\n'), 'file_not_table'],
    ['JPEG', Buffer.from('ffd8ffe000104a46', 'hex'), 'file_not_table'],
    ['PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'file_not_table'],
    ['GIF and script', Buffer.from('GIF89a/*<script>'), 'file_not_table'],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'file_not_table'],
    ['old Excel', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'file_old_excel'],
    ['web page as .xls', Buffer.from('\ufeff  <html><table><tr><td>1'), 'file_not_table'],
    ['web page in UTF-16', bom('utf-16le', '<table><tr><td>1'), 'file_not_table'],
    ['SVG', Buffer.from('<svg onload="x()">'), 'file_not_table'],
    ['XML spreadsheet', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'file_not_table'],
    [
      'random bytes',
      Buffer.from(
        Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256).filter((b) => b !== 0),
      ),
      'encoding_unknown',
    ],
  ];
  it.each(cases)('%s', async (_, bytes, code) => {
    await expect(open(bytes)).rejects.toMatchObject({ name: 'SheetError', code });
  });

  it('does not take BMW for a bitmap', async () => {
    expect((await open('BMW,b\n1,2\n')).header).toEqual(['BMW', 'b']);
  });
});
