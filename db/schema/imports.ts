import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, orgId } from './columns';
import { cipherBatches } from './ingest';

export const importKinds = ['stores', 'guides', 'members', 'orders', 'products', 'targets'] as const;
export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'running',
  'done',
  'failed',
  'undoing',
  'undone',
] as const;

export const imports = pgTable(
  'imports',
  {
    orgId: orgId(),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: importKinds }).notNull(),
    state: text('state', { enum: importStates }).notNull().default('uploaded'),
    fileName: text('file_name').notNull(),
    fileSize: bigint('file_size', { mode: 'number' }).notNull(),
    fileHash: bytes('file_hash').notNull(),
    /** Name of the encrypted file under the data folder. */
    storedAs: text('stored_as'),
    batchId: uuid('batch_id').notNull(),
    encoding: text('encoding'),
    format: text('format'),
    header: jsonb('header').$type<string[]>(),
    mapping: jsonb('mapping'),
    /** `name` or `name~n` after the import of the same file was undone. */
    source: text('source'),
    /** Name under which its facts are known; orders of two files of one name with one id are one order. */
    sourceName: text('source_name').notNull().default('file'),
    /** First rows under the batch key, `{line, cells}[]`: what the mapping form shows. */
    sampleCipher: bytes('sample_cipher'),
    /** What is odd about the file, what the check found, what an undo could not take back. */
    notes: jsonb('notes'),
    summary: jsonb('summary'),
    undoReport: jsonb('undo_report'),
    /** Sent by another system: runs when the check has passed. */
    isAutomatic: boolean('is_automatic').notNull().default(false),
    apiKeyId: uuid('api_key_id'),
    rows: integer('rows').notNull().default(0),
    validRows: integer('valid_rows').notNull().default(0),
    badRows: integer('bad_rows').notNull().default(0),
    addedRows: integer('added_rows').notNull().default(0),
    changedRows: integer('changed_rows').notNull().default(0),
    unchangedRows: integer('unchanged_rows').notNull().default(0),
    /** Rows a person left out, or that repeat another one. */
    skippedRows: integer('skipped_rows').notNull().default(0),
    processedRows: integer('processed_rows').notNull().default(0),
    /** Counts the checks that were asked for: one that was overtaken by a later one says nothing. */
    revision: integer('revision').notNull().default(0),
    /** What happens to rows that repeat each other, and to what is known already. */
    duplicates: jsonb('duplicates').$type<{
      repeated: 'ask' | 'first' | 'last';
      known: 'update' | 'skip';
    }>(),
    /** Problems gathered by column, reason and cell, as JSON under the batch key. */
    groupsCipher: bytes('groups_cipher'),
    failure: text('failure'),
    createdByUserId: uuid('created_by_user_id'),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('imports_org_id_created_at_idx').on(t.orgId, t.createdAt),
    index('imports_org_id_file_hash_idx').on(t.orgId, t.fileHash),
    foreignKey({ columns: [t.orgId, t.batchId], foreignColumns: [cipherBatches.orgId, cipherBatches.id] }),
  ],
);

export const importProblems = pgTable(
  'import_problems',
  {
    orgId: orgId(),
    importId: uuid('import_id').notNull(),
    line: integer('line').notNull(),
    ordinal: integer('ordinal').notNull(),
    field: text('field'),
    columnName: text('column_name'),
    code: text('code').notNull(),
    severity: text('severity', { enum: ['error', 'warning'] })
      .notNull()
      .default('error'),
    params: jsonb('params'),
    /** The cell under the import's batch key. */
    valueCipher: bytes('value_cipher'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.line, t.ordinal] }),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id] }),
  ],
);

/** Cells a person put right: of one line, or (no line) of every row whose cell holds `from`. */
export const importOverrides = pgTable(
  'import_overrides',
  {
    orgId: orgId(),
    importId: uuid('import_id').notNull(),
    id: uuid('id').notNull(),
    line: integer('line'),
    columnName: text('column_name').notNull(),
    /** Both under the import's batch key. */
    fromCipher: bytes('from_cipher'),
    valueCipher: bytes('value_cipher').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.id] }),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id] }),
  ],
);

/** Rows a person leaves out. */
export const importSkips = pgTable(
  'import_skips',
  {
    orgId: orgId(),
    importId: uuid('import_id').notNull(),
    line: integer('line').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.line] }),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id] }),
  ],
);

/**
 * Where in its file every stretch of rows begins, so that any line is found without reading the file from its start. Of
 * a text file the byte; of a workbook, which cannot be entered in the middle, the rows themselves under the batch key.
 */
export const importWindows = pgTable(
  'import_windows',
  {
    orgId: orgId(),
    importId: uuid('import_id').notNull(),
    /** Of the first row, from 0. */
    ordinal: integer('ordinal').notNull(),
    /** Of the first row. */
    line: integer('line').notNull(),
    rows: integer('rows').notNull(),
    /** The line that begins at the byte. */
    startLine: integer('start_line').notNull(),
    startByte: bigint('start_byte', { mode: 'number' }).notNull(),
    rowsCipher: bytes('rows_cipher'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.importId, t.ordinal] }),
    foreignKey({ columns: [t.orgId, t.importId], foreignColumns: [imports.orgId, imports.id] }),
  ],
);

/** Mapping remembered per kind and header fingerprint. */
export const importMappings = pgTable(
  'import_mappings',
  {
    orgId: orgId(),
    kind: text('kind').notNull(),
    headerHash: bytes('header_hash').notNull(),
    mapping: jsonb('mapping').notNull(),
    usedAt: instant('used_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.kind, t.headerHash] })],
);
