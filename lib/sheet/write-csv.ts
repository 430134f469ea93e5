import iconv from 'iconv-lite';
import { formulaSafe } from './formula-safe';

export type CsvEncoding = 'utf-8' | 'gb18030';
/** `null` is an empty cell. */
export type CsvCell = string | number | bigint | null;

/** Separators of every locale are quoted, not the comma alone: a program that splits at `;` must not find a cell's middle. */
const NEEDS_QUOTES = /[",;\t|\r\n']|^\s|\s$/;
const PIECE = 64 * 1024;

/** One line with CRLF. Every cell is formula-safe, headings too: they come from people as well. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = formulaSafe(cell.includes('\0') ? cell.replaceAll('\0', '') : cell);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A CSV file in pieces, ready to stream: UTF-8 with a byte order mark (Excel reads Chinese right only with it), or GB18030.
 * `rows` may be endless; memory holds one piece.
 */
export async function* writeCsv(file: {
  header: readonly string[];
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>;
  encoding?: CsvEncoding;
}): AsyncGenerator<Buffer> {
  const encode = (text: string) =>
    file.encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
  let text = (file.encoding === 'gb18030' ? '' : '\uFEFF') + csvLine(file.header);
  for await (const row of file.rows) {
    text += csvLine(row);
    if (text.length < PIECE) continue;
    yield encode(text);
    text = '';
  }
  if (text !== '') yield encode(text);
}
