import 'server-only';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { dbIn } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { fileWords } from '@/lib/i18n/file-words';
import { momentFormat } from '@/lib/i18n/moment-format';
import { fenToDecimal } from '@/lib/money';
import { newDataKey } from '@/lib/personal-data';
import { writeSealed } from '@/lib/sheet/sealed-file';
import { type CsvCell, writeCsv } from '@/lib/sheet/write-csv';
import { writeXlsx, type XlsxCell, type XlsxType } from '@/lib/sheet/write-xlsx';
import { type ExportFormat, type ExportList, MOST_XLSX_ROWS } from '../export-file';
import type { ExportQuestion } from '../input';
import { exportPath } from '../queries/exports';
import { type ExportRead, readExport } from '../queries/read-export';
import type { ExportValue } from '../queries/source';

/** More rows than this way of writing takes. */
export class TooManyRows extends Error {}

const MAX_BYTES = 1024 ** 3;

type Writing = { list: ExportList; format: ExportFormat; question: ExportQuestion; atMost: number };
export type WrittenFile = { storedAs: string; wrappedKey: Buffer; size: number; rows: number };

/**
 * Writes the rows of a list, as the database is at one moment, to an encrypted file. Nothing stays of a file that is not
 * finished. @throws TooManyRows
 */
export async function writeExportFile(ctx: Context, writing: Writing): Promise<WrittenFile> {
  const { key, wrapped } = newDataKey();
  const storedAs = `${uuidv7()}.sealed`;
  const path = exportPath(storedAs);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let count = 0;
  return ctx.db.snapshot(async (tx) => {
    const read = await readExport({ ...ctx, db: dbIn(tx) }, writing);
    async function* rows() {
      for await (const row of read.rows) {
        count += 1;
        if (count > writing.atMost) throw new TooManyRows();
        yield row;
      }
    }
    const source = pieces(ctx, writing, { ...read, rows: rows() });
    const { size } = await writeSealed(path, { key, source, maxBytes: MAX_BYTES });
    return { storedAs, wrappedKey: wrapped, size, rows: count };
  });
}

async function* pieces(
  ctx: Context,
  { format, list, question }: Writing,
  read: ExportRead,
): AsyncGenerator<Uint8Array> {
  if (format !== 'xlsx') {
    const moment = momentFormat(ctx.scope.timeZone, 'second');
    async function* lines() {
      for await (const row of read.rows)
        yield row.map((value, at) => csvCell(value, read.columns[at]?.type, moment));
    }
    yield* writeCsv({
      header: read.columns.map(({ header }) => header),
      rows: lines(),
      encoding: format === 'csv' ? 'utf-8' : 'gb18030',
    });
    return;
  }
  const rows: XlsxCell[][] = [];
  for await (const row of read.rows) {
    if (rows.length === MOST_XLSX_ROWS) throw new TooManyRows();
    rows.push(row.map((value) => xlsxCell(value, ctx.scope.timeZone)));
  }
  const { exports: words } = fileWords(question.locale);
  yield await writeXlsx([
    { name: words.lists[list], columns: read.columns, rows },
    {
      name: words.about.title,
      columns: [
        { header: words.about.title, type: 'text', width: 16 },
        { header: '', type: 'text', width: 60 },
      ],
      rows: [
        [words.about.by, ctx.actor.name],
        [words.about.at, momentFormat(ctx.scope.timeZone, 'second')(ctx.now)],
        [words.about.rows, String(rows.length)],
        [words.about.filters, conditions(question) || words.about.none],
        [words.about.reach, words.about.reachText],
      ],
    },
  ]);
}

/** The question in the words of its address; pages are for those who want it nicer. */
const conditions = ({ query, ids }: ExportQuestion): string =>
  [...new URLSearchParams(query), ...(ids ? [['ids', String(ids.length)]] : [])]
    .map(([name, value]) => `${name}=${value}`)
    .join('  ');

function csvCell(value: ExportValue, type: XlsxType | undefined, moment: (at: Date) => string): CsvCell {
  if (value instanceof Date) return moment(value);
  if (type === 'money' && typeof value === 'bigint') return fenToDecimal(value);
  return type === 'percent' && typeof value === 'number' ? `${(value * 100).toFixed(1)}%` : value;
}

/** A moment becomes one that reads in UTC as the clock on the wall does. */
function xlsxCell(value: ExportValue, timeZone: string): XlsxCell {
  if (typeof value === 'bigint') return fenToDecimal(value);
  if (!(value instanceof Date)) return value;
  return new Date(`${momentFormat(timeZone, 'second')(value).replace(' ', 'T')}Z`);
}
