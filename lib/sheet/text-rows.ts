import iconv from 'iconv-lite';
import { type Bytes, type SeekableBytes, withoutFirst } from './bytes';
import { CsvParser, type SheetRow } from './csv-parser';
import type { Delimiter } from './delimiter';
import type { Encoding } from './encoding';
import { WarningList } from './sheet-error';

export type TextFile = {
  bytes: Bytes;
  encoding: Encoding;
  delimiter: Delimiter;
  newline: '\n' | '\r';
  skipLines: number;
};

/** Decodes piece by piece; a character cut by the end of a piece is kept for the next. */
export function textDecoder(encoding: Encoding): (bytes: Buffer, last: boolean) => string {
  if (encoding.name === 'utf-8') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return (bytes, last) => decoder.decode(bytes, { stream: !last });
  }
  const decoder = iconv.getDecoder(encoding.name, { stripBOM: false });
  return (bytes, last) =>
    (bytes.length > 0 ? decoder.write(bytes) : '') + (last ? (decoder.end() ?? '') : '');
}

/** The rows of a text file in batches of one piece each: memory does not grow with the file. */
export async function* textRows(file: TextFile, warnings: WarningList): AsyncGenerator<SheetRow[]> {
  const decode = textDecoder(file.encoding);
  const parser = new CsvParser(file.delimiter, file.newline, warnings);
  const batch = (text: string, last: boolean): SheetRow[] => {
    const clean = withoutNul(text, warnings);
    const rows = parser.push(clean, last).filter((row) => row.line > file.skipLines);
    if (clean.includes('\uFFFD')) reportBadBytes(rows, warnings);
    return rows;
  };
  for await (const chunk of withoutFirst(file.encoding.bom, file.bytes.open())) {
    const rows = batch(decode(chunk, false), false);
    if (rows.length > 0) yield rows;
  }
  const rows = batch(decode(Buffer.alloc(0), true), true);
  if (rows.length > 0) yield rows;
}

/** Rows that begin one piece of a file, and the byte and line at which they can be read again. */
export type Stretch = { byte: number; line: number; rows: SheetRow[] };

/** The same rows with the places at which reading may begin: about one a piece of the file. */
export async function* textStretches(file: TextFile, warnings: WarningList): AsyncGenerator<Stretch> {
  const decode = textDecoder(file.encoding);
  const parser = new CsvParser(file.delimiter, file.newline, warnings);
  const end = Buffer.from(iconv.encode(file.newline, file.encoding.name, { addBOM: false }));
  let from = { byte: file.encoding.bom, line: 1 };
  let held: Buffer = Buffer.alloc(0);
  const rowsOf = (text: string, last: boolean) =>
    parser.push(withoutNul(text, warnings), last).filter((row) => row.line > file.skipLines);
  for await (const chunk of withoutFirst(file.encoding.bom, file.bytes.open())) {
    const rows = rowsOf(decode(chunk, false), false);
    if (rows.length > 0) yield { ...from, rows };
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    const { line, pending } = parser.place;
    const used = afterLineEnd(held, { pending, end });
    from = { byte: from.byte + used, line };
    held = held.subarray(used);
  }
  const rows = rowsOf(decode(Buffer.alloc(0), true), true);
  if (rows.length > 0) yield { ...from, rows };
}

/**
 * The byte behind the last line end but `pending`. Looked for in the bytes: no encoding read here has a line end inside a
 * character, while text encoded again need not have the length it came with.
 */
function afterLineEnd(bytes: Buffer, { pending, end }: { pending: number; end: Buffer }): number {
  let left = pending;
  for (let at = bytes.length - end.length; at >= 0; at -= end.length) {
    if (bytes[at] !== end[0] || (end.length > 1 && bytes[at + 1] !== end[1])) continue;
    if (left-- === 0) return at + end.length;
  }
  return 0;
}

/** Rows from a place on that textStretches gave; nothing before it is read. */
export async function* textRowsFrom(
  file: Pick<TextFile, 'encoding' | 'delimiter'> & { bytes: SeekableBytes },
  from: { byte: number; line: number },
): AsyncGenerator<SheetRow[]> {
  const decode = textDecoder(file.encoding);
  const warnings = new WarningList();
  let parser: CsvParser | null = null;
  const rowsOf = (text: string, last: boolean) => {
    // Of a file that ends its lines the old way, every stretch of lines does.
    parser ??= new CsvParser(
      file.delimiter,
      text.includes('\r') && !text.includes('\n') ? '\r' : '\n',
      warnings,
      from.line,
    );
    return parser.push(withoutNul(text, warnings), last);
  };
  for await (const chunk of file.bytes.openAt(from.byte)) {
    const rows = rowsOf(decode(chunk, false), false);
    if (rows.length > 0) yield rows;
  }
  const rows = rowsOf(decode(Buffer.alloc(0), true), true);
  if (rows.length > 0) yield rows;
}

/** PostgreSQL text cannot hold NUL, and no editor shows it. */
function withoutNul(text: string, warnings: WarningList): string {
  if (!text.includes('\0')) return text;
  warnings.add('nul_bytes');
  return text.replaceAll('\0', '');
}

function reportBadBytes(rows: readonly SheetRow[], warnings: WarningList): void {
  for (const row of rows) {
    const column = row.cells.findIndex((cell) => cell.includes('\uFFFD'));
    if (column >= 0) warnings.add('bad_bytes', row.line, column + 1);
  }
}
