import 'server-only';
import type { Context } from '@/lib/auth/context';
import type { Sheet } from '@/lib/sheet/open-sheet';
import { MappingInput } from '../input';
import { compileMapping, type Mapping } from '../mapping';
import { type ImportRow, keyOf, openImportFile, readCorrections, readImport } from '../queries/open-file';
import { readSkips } from '../queries/read-skips';
import type { ProblemEntry, Reading } from '../row-stream';
import { columnOfField } from '../row-stream';
import { ProblemLog } from './problem-log';
import { Progress } from './progress';

/** Everything a check or a run of an import works with. */
export type Work = {
  row: ImportRow;
  key: Buffer;
  sheet: Sheet;
  mapping: Mapping;
  reading: Reading;
  log: ProblemLog;
  progress: Progress;
  /** Lines a person left out. */
  skips: ReadonlySet<number>;
  /** A problem of a row that only the database knows. */
  entry(found: Found): ProblemEntry;
};

type Found = {
  line: number;
  cells: readonly string[];
  field: string;
  code: ProblemEntry['code'];
  params?: ProblemEntry['params'];
  severity?: 'warning';
};

/** Opens the stored file of an import with its mapping and corrections; `close` the sheet afterwards. */
export async function openWork(ctx: Context, id: string): Promise<Work> {
  const opened = await readImport(ctx, id, 'imports:write');
  const key = keyOf(opened);
  const { row } = opened;
  const mapping = MappingInput.parse(row.mapping);
  const sheet = await openImportFile(row, key);
  const read = compileMapping(mapping, sheet.header);
  const log = new ProblemLog({ orgId: row.orgId, importId: row.id, key });
  return {
    row,
    key,
    sheet,
    mapping,
    log,
    reading: {
      kind: row.kind,
      mapping,
      header: sheet.header,
      corrections: await readCorrections(ctx, row, key),
      timeZone: ctx.scope.timeZone,
    },
    progress: new Progress({ orgId: row.orgId, importId: row.id, revision: row.revision }),
    skips: await readSkips(ctx, row),
    entry: ({ line, cells, field, code, params, severity }) => ({
      line,
      field: field || null,
      columnName: columnOfField(mapping, field),
      code,
      severity: severity ?? 'error',
      params: params ?? null,
      value: field ? (read(cells)[field] ?? '') : '',
    }),
  };
}
