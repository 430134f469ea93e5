import iconv from 'iconv-lite';
import { type Bytes, withoutFirst } from './bytes';
import { CsvParser, type SheetRow } from './csv-parser';
import type { Delimiter } from './delimiter';
import type { Encoding } from './encoding';
import type { WarningList } from './sheet-error';

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
