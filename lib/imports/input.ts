import { z } from 'zod';
import type { JobDefinition } from '@/lib/jobs/job';
import { COORDINATE_SYSTEMS } from '@/lib/stores/coordinates';
import { KNOWN, REPEATED } from './duplicates';
import { fieldsOf, IMPORT_KINDS } from './fields';
import { MAPPING_DEFAULTS } from './mapping';

/** What the database keeps as text or JSON: no NUL, no half of a character. */
const isKeepable = (text: string) => !/\0|\p{Cs}/u.test(text);
const columnName = z.string().min(1).max(500).refine(isKeepable, 'unreadable');
const separator = z.string().max(5).refine(isKeepable, 'unreadable');
const cellText = z.string().max(2000).refine(isKeepable, 'unreadable');
/** A line of a file, as far as the database counts. */
const line = z.int().min(1).max(2_147_483_647);

const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('column'), column: columnName }),
  z.strictObject({
    from: z.literal('constant'),
    value: z.string().trim().min(1).max(200).refine(isKeepable, 'unreadable'),
  }),
  z.strictObject({
    from: z.literal('joined'),
    columns: z.array(columnName).min(2).max(10),
    separator,
  }),
  z.strictObject({
    from: z.literal('part'),
    column: columnName,
    separator: separator.min(1),
    index: z.int().min(-20).max(20),
  }),
]);

export const ImportKindInput = z.enum(IMPORT_KINDS);

/** The JSON of `mapping` in `POST /api/v1/imports` and of the mapping form. */
export const MappingInput = z
  .strictObject({
    kind: ImportKindInput,
    fields: z.record(z.string().max(40), source),
    dateOrder: z.enum(['auto', 'ymd', 'mdy', 'dmy']).default(MAPPING_DEFAULTS.dateOrder),
    moneyUnit: z.enum(['yuan', 'fen']).default(MAPPING_DEFAULTS.moneyUnit),
    timeOfDay: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .default(MAPPING_DEFAULTS.timeOfDay),
    coordinateSystem: z.enum(COORDINATE_SYSTEMS).default(MAPPING_DEFAULTS.coordinateSystem),
  })
  .superRefine((mapping, refinement) => {
    const known = new Set(fieldsOf(mapping.kind).map((field) => field.name));
    for (const field of Object.keys(mapping.fields)) {
      if (!known.has(field))
        refinement.addIssue({ code: 'custom', path: ['fields', field], message: 'unknown_field' });
    }
  });

export type MappingInput = z.output<typeof MappingInput>;

/** Name under which the facts of a file are known; `~` is kept for generations of an undone import. */
export const SourceNameInput = z
  .string()
  .trim()
  .min(1, 'required')
  .max(48, 'too_long')
  .regex(/^[^~\s\p{Cc}]+$/u, 'no_spaces');

const fileName = z
  .string()
  .max(400)
  .transform((name) => cleanFileName(name));

/** The last part of a path, without control characters: shown, never used to store anything. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 120) || 'file'
  );
}

/** `POST /api/imports?kind=…&name=…`: the body is the file itself. */
export const UploadInput = z.object({
  query: z.object({ kind: ImportKindInput, name: fileName }),
});

export const ImportIdInput = z.object({ id: z.uuid() });
export const ImportRequest = z.object({ params: ImportIdInput, query: z.object({}) });

export const CheckInput = z.object({ id: z.uuid(), mapping: MappingInput, sourceName: SourceNameInput });
export type CheckInput = z.output<typeof CheckInput>;

/** Line null = every row whose cell of that column holds `from`. */
export const CorrectionInput = z.strictObject({
  line: line.nullable(),
  column: columnName,
  from: cellText.nullable(),
  /** Null takes an earlier correction back. */
  value: cellText.nullable(),
});
export const CorrectInput = z.object({
  id: z.uuid(),
  corrections: z.array(CorrectionInput).min(1).max(500),
});
export type CorrectInput = z.output<typeof CorrectInput>;

/** What happens to rows that repeat each other's code, and to rows whose code is known already. */
export const DuplicatesInput = z.object({
  id: z.uuid(),
  repeated: z.enum(REPEATED),
  known: z.enum(KNOWN),
});
export type DuplicatesInput = z.output<typeof DuplicatesInput>;

/** Rows to leave out, or to take in again. */
export const SkipInput = z.object({
  id: z.uuid(),
  lines: z.array(line).min(1).max(500),
  isSkipped: z.boolean(),
});
export type SkipInput = z.output<typeof SkipInput>;

/** The one row of its code that stays. */
export const KeepInput = z.object({ id: z.uuid(), line });
export type KeepInput = z.output<typeof KeepInput>;

/** The fields of `POST /api/v1/imports` beside its file. */
export const FormFieldsInput = z
  .object({
    kind: ImportKindInput,
    mapping: z.preprocess(readJson, z.record(z.string(), z.unknown()).optional()),
    dryRun: z.stringbool().default(false),
    source: SourceNameInput.default('file'),
  })
  .transform((fields, check) => {
    if (fields.mapping === undefined) return { ...fields, mapping: undefined };
    const mapping = MappingInput.safeParse({ kind: fields.kind, ...fields.mapping });
    if (mapping.success) return { ...fields, mapping: mapping.data };
    for (const issue of mapping.error.issues)
      check.addIssue({ code: 'custom', path: ['mapping', ...issue.path], message: issue.message });
    return z.NEVER;
  });

function readJson(raw: unknown): unknown {
  if (typeof raw !== 'string' || raw.trim() === '') return undefined;
  try {
    return JSON.parse(raw);
  } catch {
    return Number.NaN;
  }
}

/** Lines in the order of the file. */
export const RowsInput = z.object({
  params: ImportIdInput,
  query: z.object({
    lines: z
      .string()
      .regex(/^\d{1,9}(,\d{1,9}){0,299}$/)
      .transform((text) => [...new Set(text.split(',').map(Number))].sort((a, b) => a - b)),
  }),
});

export const TemplateInput = z.object({ params: z.object({}), query: z.object({ kind: ImportKindInput }) });

export const NoInput = z.object({ params: z.object({}), query: z.object({}) });

export const errorFormats = ['list', 'rows'] as const;
export type ErrorFormat = (typeof errorFormats)[number];
export const ErrorFileInput = z.object({
  params: ImportIdInput,
  query: z.object({
    encoding: z.enum(['utf-8', 'gb18030']).default('utf-8'),
    as: z.enum(errorFormats).default('list'),
    lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
  }),
});

/** `revision`: of what the page shows; a run of anything else is refused. */
export const RunInput = z.object({ id: z.uuid(), revision: z.int().min(0).max(2_147_483_647) });
export type RunInput = z.output<typeof RunInput>;

/**
 * Whoever started a check, a run or an undo: it works with their rights. Jobs that were waiting before this was kept
 * work with those of the uploader. `revision`: what a check was started for; a newer one has its own job.
 */
export const ImportJobInput = z.object({
  id: z.uuid(),
  by: z.object({ kind: z.enum(['user', 'key']), id: z.uuid() }).optional(),
  revision: z.int().optional(),
});
export type ImportJobInput = z.output<typeof ImportJobInput>;
export type Starter = NonNullable<ImportJobInput['by']>;

export const checkImportJob = { name: 'check-import', payload: ImportJobInput } satisfies JobDefinition;
export const runImportJob = { name: 'run-import', payload: ImportJobInput } satisfies JobDefinition;
export const undoImportJob = { name: 'undo-import', payload: ImportJobInput } satisfies JobDefinition;
