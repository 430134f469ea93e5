import 'server-only';
import type { Context } from '@/lib/auth/context';
import { type CsvCell, type CsvEncoding, writeCsv } from '@/lib/sheet/write-csv';
import type { ErrorFormat } from '../input';
import type { ProblemParams } from '../problem';
import { listProblems, type ProblemLine } from './list-problems';
import { keyOf, openImportFile, readImport } from './open-file';

/** Words of the file in the language asked for. */
export type ErrorWords = {
  headers: { line: string; column: string; problem: string; value: string; problems: string };
  reason(problem: { severity: 'error' | 'warning'; code: string; params: ProblemParams | null }): string;
};

const PAGE = 1000;

/**
 * The problems of an import as CSV, formula-safe: as a list, or as the rows themselves with their problems behind them, to
 * put right and upload again. Streams; memory holds one piece.
 */
export async function errorFile(
  ctx: Context,
  asked: { id: string; as: ErrorFormat; encoding: CsvEncoding; words: ErrorWords },
): Promise<{ name: string; pieces: AsyncGenerator<Buffer> }> {
  const { row } = await readImport(ctx, asked.id);
  const { headers } = asked.words;
  const stem = row.fileName.replace(/\.[^.]*$/, '');
  if (asked.as === 'list')
    return {
      name: `${stem}-problems.csv`,
      pieces: writeCsv({
        header: [headers.line, headers.column, headers.problem, headers.value],
        rows: listed(ctx, asked),
        encoding: asked.encoding,
      }),
    };
  return {
    name: `${stem}-rows.csv`,
    pieces: writeCsv({
      header: [...(row.header ?? []), headers.problems],
      rows: badRows(ctx, asked),
      encoding: asked.encoding,
    }),
  };
}

async function* problems(ctx: Context, id: string): AsyncGenerator<ProblemLine> {
  let after: string | null | undefined;
  while (after !== null) {
    const page = await listProblems(ctx, { id, after: after ?? undefined, limit: PAGE });
    yield* page.rows;
    after = page.next;
  }
}

type Asked = { id: string; words: ErrorWords };

async function* listed(ctx: Context, { id, words }: Asked): AsyncGenerator<CsvCell[]> {
  for await (const one of problems(ctx, id))
    yield [one.line, one.columnName, words.reason(one), one.value ?? ''];
}

/** Every row of the file that holds an error, as it stands there. */
async function* badRows(ctx: Context, { id, words }: Asked): AsyncGenerator<CsvCell[]> {
  const opened = await readImport(ctx, id);
  const sheet = await openImportFile(opened.row, keyOf(opened));
  const found = problems(ctx, id);
  try {
    let next = (await found.next()).value as ProblemLine | undefined;
    for await (const row of sheet.rows()) {
      const reasons: string[] = [];
      while (next && next.line <= row.line) {
        if (next.line === row.line && next.severity === 'error')
          reasons.push(`${next.columnName ?? ''} ${words.reason(next)}`.trim());
        next = (await found.next()).value as ProblemLine | undefined;
      }
      if (reasons.length > 0) yield [...row.cells.slice(0, sheet.header.length), reasons.join(' ')];
      if (!next) return;
    }
  } finally {
    await sheet.close();
  }
}
