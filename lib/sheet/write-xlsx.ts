import writeXlsxFile from 'write-excel-file/node';
import { formulaSafe } from './formula-safe';

/** What a column holds: `text` also where it looks like a number (codes, phones); `money` in yuan; `day` and `instant` as dates. */
export type XlsxType = 'text' | 'number' | 'money' | 'percent' | 'day' | 'instant';
export type XlsxColumn = { header: string; type: XlsxType; width?: number };
/** `money` as decimal yuan; `percent` as a fraction; `day` as `2026-11-21`; `instant` as a Date that reads in UTC as the clock of the organization. */
export type XlsxCell = string | number | Date | null;
export type XlsxSheet = {
  name: string;
  columns: readonly XlsxColumn[];
  rows: readonly (readonly XlsxCell[])[];
};

const formats: Record<XlsxType, string> = {
  text: '@',
  number: '#,##0.##',
  money: '#,##0.00',
  percent: '0.0%',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};
const widths: Record<XlsxType, number> = {
  text: 18,
  number: 12,
  money: 14,
  percent: 10,
  day: 12,
  instant: 20,
};
/** What XML cannot hold, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
/** Most letters of one cell that Excel opens. */
const LONGEST = 32_767;

const textOf = (value: string) => formulaSafe(value.replace(NOT_XML, '')).slice(0, LONGEST);

function cellOf(value: XlsxCell, type: XlsxType) {
  if (value === null || value === '') return null;
  const format = formats[type];
  if (type === 'text') return { value: textOf(String(value)), type: String, format };
  if (type === 'number' || type === 'money' || type === 'percent')
    return { value: Number(value), type: Number, format };
  return { value: value instanceof Date ? value : new Date(`${value}T00:00:00Z`), type: Date, format };
}

/** Sheet names may hold neither these signs nor more than 31 of them. */
const sheetName = (name: string) => name.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31);

/** A workbook of typed cells with a frozen head; no cell of it is ever a formula. In memory: for at most 50,000 rows. */
export async function writeXlsx(sheets: readonly XlsxSheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, columns, rows }) => ({
      sheet: sheetName(name),
      stickyRowsCount: 1,
      columns: columns.map(({ type, width }) => ({ width: width ?? widths[type] })),
      data: [
        columns.map(({ header }) => ({ value: textOf(header), type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => columns.map(({ type }, at) => cellOf(row[at] ?? null, type))),
      ],
    })),
  ).toBuffer();
}
