import { type Bytes, firstBytes } from './bytes';
import type { SheetRow } from './csv-parser';
import { type Delimiter, sniffDelimiter } from './delimiter';
import { detectEncoding, type Encoding } from './encoding';
import { fileKind } from './file-kind';
import { fitRow, type Header, readHeader } from './header';
import { SheetError, WarningList } from './sheet-error';
import { type Stretch, type TextFile, textDecoder, textRows, textStretches } from './text-rows';
import { openWorkbook } from './xlsx-rows';

export const TEXT_BYTE_LIMIT = 1024 * 1024 * 1024;
export const XLSX_BYTE_LIMIT = 32 * 1024 * 1024;
const HEAD = 256 * 1024;

/**
 * A file as columns and rows. `batches()` and `rows()` may be read again and again (dry run, then import) and start over
 * each time, warnings too, one reading at a time; memory stays flat. `close()` ends the thread that holds a workbook.
 */
export type Sheet = {
  format: 'csv' | 'tsv' | 'txt' | 'xlsx';
  encoding: string;
  delimiter: Delimiter | null;
  header: string[];
  hasHeader: boolean;
  warnings: WarningList;
  batches(): AsyncGenerator<SheetRow[]>;
  rows(): AsyncGenerator<SheetRow>;
  /** The rows with the places at which reading may begin anew; a workbook, which cannot be entered in the middle, has none. */
  stretches(): AsyncGenerator<Omit<Stretch, 'byte'> & { byte: number | null }>;
  close(): Promise<void>;
};

type Source = Pick<Sheet, 'format' | 'encoding' | 'delimiter'> & {
  batches(skipLines: number, warnings: WarningList): AsyncGenerator<SheetRow[]>;
  stretches?(skipLines: number): AsyncGenerator<Stretch>;
  close(): Promise<void>;
};

/**
 * Opens an uploaded file. What it is, its encoding and its separator are found from its bytes; the name it was given proves
 * nothing. `declaredSize` is what the sender said: other bytes mean a cut upload. Throws SheetError.
 */
export async function openSheet(bytes: Bytes, declaredSize = bytes.size): Promise<Sheet> {
  if (declaredSize !== bytes.size) throw new SheetError('file_truncated');
  const head = await firstBytes(bytes, HEAD);
  const openWarnings = new WarningList();
  const source = fileKind(head) === 'zip' ? await workbook(bytes, openWarnings) : await text(bytes, head);
  try {
    const header = readHeader(await firstRows(source), openWarnings);
    return asSheet(source, header, openWarnings);
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function workbook(bytes: Bytes, warnings: WarningList): Promise<Source> {
  if (bytes.size > XLSX_BYTE_LIMIT) throw new SheetError('xlsx_too_big', { limit: XLSX_BYTE_LIMIT });
  const book = await openWorkbook(await firstBytes(bytes, bytes.size), warnings);
  return { format: 'xlsx', encoding: 'utf-8', delimiter: null, ...book };
}

async function text(bytes: Bytes, head: Buffer): Promise<Source> {
  if (bytes.size > TEXT_BYTE_LIMIT) throw new SheetError('file_too_big', { limit: TEXT_BYTE_LIMIT });
  const encoding = await detectEncoding(bytes, head);
  const sample = decodeSample(head, encoding);
  if (sample.trim() === '') throw new SheetError('file_empty');
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  const delimiter =
    declared !== undefined && ',;\t|'.includes(declared) ? (declared as Delimiter) : sniffDelimiter(sample);
  const newline = sample.includes('\r') && !sample.includes('\n') ? '\r' : '\n';
  const file: TextFile = { bytes, encoding, delimiter, newline, skipLines: declared === undefined ? 0 : 1 };
  return {
    format: delimiter === '\t' ? 'tsv' : delimiter === 'space' ? 'txt' : 'csv',
    encoding: encoding.name,
    delimiter,
    batches: (skipLines, warnings) =>
      textRows({ ...file, skipLines: Math.max(skipLines, file.skipLines) }, warnings),
    stretches: (skipLines) =>
      textStretches({ ...file, skipLines: Math.max(skipLines, file.skipLines) }, new WarningList()),
    close: async () => {},
  };
}

function decodeSample(head: Buffer, encoding: Encoding): string {
  return textDecoder(encoding)(head.subarray(encoding.bom), false).replaceAll('\0', '');
}

async function firstRows(source: Source): Promise<SheetRow[]> {
  for await (const rows of source.batches(0, new WarningList())) return rows.slice(0, 50);
  return [];
}

function asSheet(source: Source, header: Header, before: WarningList): Sheet {
  const warnings = new WarningList();
  const start = () => {
    warnings.clear();
    for (const item of before.listed) warnings.add(item.code, item.line, item.column);
  };
  async function* batches(): AsyncGenerator<SheetRow[]> {
    start();
    for await (const rows of source.batches(header.firstLine - 1, warnings)) {
      for (const row of rows) fitRow(row, header.names.length, warnings);
      yield rows;
    }
  }
  async function* rows(): AsyncGenerator<SheetRow> {
    for await (const batch of batches()) yield* batch;
  }
  async function* stretches() {
    const skip = header.firstLine - 1;
    const found = source.stretches?.(skip) ?? withoutBytes(source.batches(skip, new WarningList()));
    const unheard = new WarningList();
    for await (const one of found) {
      for (const row of one.rows) fitRow(row, header.names.length, unheard);
      yield one;
    }
  }
  start();
  return {
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    header: header.names,
    hasHeader: header.isPresent,
    warnings,
    batches,
    rows,
    stretches,
    close: source.close,
  };
}

async function* withoutBytes(batches: AsyncGenerator<SheetRow[]>) {
  for await (const rows of batches) yield { byte: null, line: rows[0]?.line ?? 1, rows };
}
