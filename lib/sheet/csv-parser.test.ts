import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvParser, type SheetRow } from './csv-parser';
import { WarningList } from './sheet-error';

/** Cuts the text at the given places, as pieces of a stream are cut. */
function parseInPieces(text: string, cuts: number[], newline: '\n' | '\r' = '\n') {
  const warnings = new WarningList();
  const parser = new CsvParser(',', newline, warnings);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const rows: SheetRow[] = [];
  let from = 0;
  for (const place of places) {
    rows.push(...parser.push(text.slice(from, place), false));
    from = place;
  }
  rows.push(...parser.push(text.slice(from), true));
  return { rows, warnings };
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const cellArb = fc.oneof(
  fc.constantFrom('', 'a', '门店', '"', '""', '\n', '\r\n', ',', 'x,"y"\nz'),
  fc.string({ maxLength: 6 }),
);
// NUL, lone carriage returns at the end of a line and blank rows are matters of the reader above.
const rowArb = fc
  .array(cellArb, { minLength: 2, maxLength: 5 })
  .filter(
    (row) => row.some((cell) => cell.trim() !== '') && !row.at(-1)?.endsWith('\r') && !row.includes('\x1a'),
  );

describe('CsvParser', () => {
  it('agrees with csv-parse on any table, cut anywhere, with LF and CRLF', () => {
    fc.assert(
      fc.property(
        fc.array(rowArb, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(200), { maxLength: 8 }),
        fc.boolean(),
        fc.boolean(),
        (table, cuts, crlf, ends) => {
          const end = crlf ? '\r\n' : '\n';
          const text = table.map((row) => row.map(quoted).join(',')).join(end) + (ends ? end : '');
          const { rows, warnings } = parseInPieces(text, cuts);
          expect(rows.map((row) => row.cells)).toEqual(table);
          expect(rows.map((row) => row.cells)).toEqual(
            parse(text, { relax_column_count: true, record_delimiter: end }),
          );
          const starts = table.map(
            (_, i) =>
              1 +
              (table
                .slice(0, i)
                .map((row) => row.map(quoted).join(','))
                .join('|')
                .match(/\n/g)?.length ?? 0) +
              i,
          );
          expect(rows.map((row) => row.line)).toEqual(starts);
          expect(warnings.counts.size).toBe(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes a quote that never closes literally and reports its line', () => {
    const { rows, warnings } = parseInPieces('a,b\n"open,1\nc,2\n', [5, 9]);
    expect(rows.map((row) => row.cells)).toEqual([
      ['a', 'b'],
      ['"open', '1'],
      ['c', '2'],
    ]);
    expect(warnings.listed).toEqual([{ code: 'quote_unclosed', line: 2, column: null }]);
  });

  it('keeps quotes inside a cell and text after a closing quote', () => {
    const { rows } = parseInPieces('5" 屏,"a"b\n', []);
    expect(rows[0]?.cells).toEqual(['5" 屏', 'ab']);
  });

  it('reads CR as a line end where it is the only one', () => {
    const { rows } = parseInPieces('a,b\r1,"x\ry"\r\r2,3', [4, 8], '\r');
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\ry'],
      [5, '2', '3'],
    ]);
  });

  it('refuses a file that is one endless line', () => {
    const parser = new CsvParser(',', '\n', new WarningList());
    expect(() => parser.push('x'.repeat(1_100_000), false)).toThrow('line_too_long');
  });
});
