import type { Delimiter } from './delimiter';
import { SheetError, type WarningList } from './sheet-error';

/** `line` is where the row begins in the file, from 1. `ragged` compares with the header and is set by the reader. */
export type SheetRow = { line: number; cells: string[]; ragged: 'short' | 'long' | null };

/** Longer than any honest row: beyond it an opening quote was a typing error. */
const ROW_LIMIT = 256 * 1024;
const LINE_LIMIT = 1024 * 1024;

/**
 * RFC 4180 by pieces: push text, get the complete rows. A line without quotes is one native split, which is what keeps
 * a million rows near a second (csv-parse with line numbers: five). Quotes count only at the start of a cell; text after
 * a closing quote is kept; a quote never closed is taken literally and reported.
 */
export class CsvParser {
  private rest = '';

  /** `line`: number of the line that the first text begins. */
  constructor(
    private readonly delimiter: Delimiter,
    private readonly newline: '\n' | '\r',
    private readonly warnings: WarningList,
    private line = 1,
  ) {}

  /** Where the next row begins: its line, and how many line ends of it were pushed already. */
  get place(): { line: number; pending: number } {
    let pending = 0;
    for (let i = this.rest.indexOf(this.newline); i >= 0; i = this.rest.indexOf(this.newline, i + 1))
      pending += 1;
    return { line: this.line, pending };
  }

  /** `last` says that no more text follows. Blank lines give no row. */
  push(text: string, last: boolean): SheetRow[] {
    const buffer = this.rest === '' ? text : this.rest + text;
    const rows: SheetRow[] = [];
    let from = 0;
    let quote = this.delimiter === 'space' ? -1 : buffer.indexOf('"');
    while (from < buffer.length) {
      let end = buffer.indexOf(this.newline, from);
      if (end < 0) {
        if (!last) break;
        end = buffer.length;
      }
      if (quote >= 0 && quote < from) quote = buffer.indexOf('"', from);
      if (quote >= 0 && quote < end) {
        const next = this.quotedRow(buffer, from, end, last, rows);
        if (next < 0) break;
        from = next;
      } else {
        this.plainRow(buffer, from, end, rows);
        from = end + 1;
      }
    }
    this.rest = from < buffer.length ? buffer.slice(from) : '';
    if (this.rest.length > LINE_LIMIT) throw new SheetError('line_too_long', { line: this.line });
    return rows;
  }

  private plainRow(buffer: string, from: number, end: number, rows: SheetRow[]): void {
    const stop = this.newline === '\n' && buffer.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end;
    const line = buffer.slice(from, stop);
    this.emit(this.delimiter === 'space' ? line.trim().split(/\s+/) : line.split(this.delimiter), rows);
    this.line++;
  }

  /** Returns where the next row starts, or -1 when the row is not complete yet. */
  private quotedRow(buffer: string, from: number, firstEnd: number, last: boolean, rows: SheetRow[]): number {
    const cells: string[] = [];
    let at = from;
    let end = firstEnd;
    for (;;) {
      let cell = '';
      if (buffer.charCodeAt(at) === 34) {
        const closing = closingQuote(buffer, at + 1);
        if (closing < 0 || closing - from > ROW_LIMIT) {
          // Either the row goes on in the next piece, or the quote was never meant to open anything.
          if (closing < 0 && !last && buffer.length - from <= ROW_LIMIT) return -1;
          this.warnings.add('quote_unclosed', this.line);
          this.plainRow(buffer, from, firstEnd, rows);
          return firstEnd + 1;
        }
        if (!last && closing === buffer.length - 1) return -1;
        cell = unquote(buffer, at + 1, closing);
        at = closing + 1;
        if (at > end) end = lineEnd(buffer, at, this.newline);
        if (end === buffer.length && !last) return -1;
      }
      const separator = buffer.indexOf(this.delimiter, at);
      const stop = separator >= 0 && separator < end ? separator : end;
      cells.push(cell + (stop > at ? buffer.slice(at, stop) : ''));
      if (stop === end) break;
      at = stop + 1;
    }
    if (this.newline === '\n') dropCarriageReturn(cells);
    this.emit(cells, rows);
    for (
      let i = buffer.indexOf(this.newline, from);
      i >= 0 && i < end;
      i = buffer.indexOf(this.newline, i + 1)
    )
      this.line++;
    this.line++;
    return end + 1;
  }

  private emit(cells: string[], rows: SheetRow[]): void {
    for (const cell of cells) {
      if (cell === '' || cell === '\x1a' || cell.trim() === '') continue;
      rows.push({ line: this.line, cells, ragged: null });
      return;
    }
  }
}

/** The quote that ends the cell: doubled quotes stand for one. -1 when there is none. */
function closingQuote(buffer: string, from: number): number {
  let at = buffer.indexOf('"', from);
  while (at >= 0 && buffer.charCodeAt(at + 1) === 34) at = buffer.indexOf('"', at + 2);
  return at;
}

function unquote(buffer: string, from: number, to: number): string {
  const text = buffer.slice(from, to);
  return text.includes('"') ? text.replaceAll('""', '"') : text;
}

function lineEnd(buffer: string, from: number, newline: string): number {
  const end = buffer.indexOf(newline, from);
  return end < 0 ? buffer.length : end;
}

function dropCarriageReturn(cells: string[]): void {
  const lastCell = cells.at(-1);
  if (lastCell?.endsWith('\r')) cells[cells.length - 1] = lastCell.slice(0, -1);
}
