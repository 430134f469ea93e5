import 'server-only';
import type { Context } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { openText } from '@/lib/personal-data';
import { type Proposal, recogniseColumns } from '../columns';
import { askAndUpdate, type Duplicates } from '../duplicates';
import type { ImportKind } from '../fields';
import type { Failure, FileNotes, ImportSummary, UndoReport } from '../import-report';
import { MappingInput } from '../input';
import type { Mapping } from '../mapping';
import { maskPhones } from '../masked';
import { mayWriteKind } from '../rights';
import { type ImportRow, readImport } from './open-file';

export type ImportView = Omit<ImportSummaryRow, 'kind'> & {
  kind: ImportKind;
  fileSize: number;
  encoding: string;
  format: string;
  header: string[];
  /** Some cells of each column, phones masked. */
  samples: string[][];
  mapping: Mapping;
  sourceName: string;
  proposals: Proposal[];
  notes: FileNotes;
  summary: ImportSummary | null;
  failure: Failure | null;
  undoReport: UndoReport | null;
  /** The file and its cells are gone: only counts are left. */
  duplicates: Duplicates;
  isExpired: boolean;
  /** Goes up with everything that is put right or decided: a run names the one it was shown. */
  revision: number;
  canWrite: boolean;
};
export type ImportSummaryRow = Pick<
  ImportRow,
  | ('id' | 'kind' | 'state' | 'fileName' | 'rows' | 'badRows' | 'validRows' | 'addedRows' | 'changedRows')
  | ('skippedRows' | 'unchangedRows' | 'processedRows' | 'createdByName' | 'createdAt' | 'finishedAt')
>;

const SHOWN = 3;

/** One import as its page and the API show it. */
export async function getImport(ctx: Context, { id }: { id: string }): Promise<ImportView> {
  const { row, key } = await readImport(ctx, id);
  const header = row.header ?? [];
  const sample = key && row.sampleCipher ? readSample(key, row.sampleCipher) : [];
  const { sampleCipher: _cipher, fileHash: _hash, storedAs: _place, groupsCipher: _groups, ...plain } = row;
  return {
    ...plain,
    encoding: row.encoding ?? '',
    format: row.format ?? '',
    header,
    samples: header.map((_, at) => samplesOf(sample, at)),
    mapping: MappingInput.parse(row.mapping),
    proposals: recogniseColumns(row.kind, { header, rows: sample }).proposals,
    notes: (row.notes ?? { delimiter: null, hasHeader: true, warnings: [] }) as FileNotes,
    summary: row.summary as ImportSummary | null,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    undoReport: row.undoReport as UndoReport | null,
    duplicates: row.duplicates ?? askAndUpdate,
    isExpired: key === null,
    canWrite: !ctx.preview && mayWriteKind((right) => holds(ctx.scope, right), row.kind),
  };
}

function readSample(key: Buffer, cipher: Buffer): string[][] {
  const rows = JSON.parse(openText(key, cipher)) as { cells: string[] }[];
  return rows.map((row) => row.cells);
}

function samplesOf(rows: readonly string[][], at: number): string[] {
  const found = new Set<string>();
  for (const cells of rows) {
    const text = cells[at]?.trim();
    if (text) found.add(maskPhones(text));
    if (found.size === SHOWN) break;
  }
  return [...found];
}
