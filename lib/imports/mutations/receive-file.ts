import 'server-only';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { importMappings, imports } from '@/db/schema/imports';
import { cipherBatches } from '@/db/schema/ingest';
import { recordAudit } from '@/lib/audit/mutations';
import { type Context, onPipeline } from '@/lib/auth/context';
import { invalid } from '@/lib/errors';
import { lookupHash, newDataKey, sealText } from '@/lib/personal-data';
import { openSheet, type Sheet, TEXT_BYTE_LIMIT } from '@/lib/sheet/open-sheet';
import { bytesOfSealed, SealedFileError, writeSealed } from '@/lib/sheet/sealed-file';
import { SheetError } from '@/lib/sheet/sheet-error';
import { isCertain, recogniseColumns } from '../columns';
import type { ImportKind } from '../fields';
import type { FileNotes } from '../import-report';
import { MappingInput } from '../input';
import { headerFingerprint, type Mapping, mappingFaults, withCoordinatesOf } from '../mapping';
import { uploadFolder } from '../queries/open-file';
import { checkKind } from './check-kind';

export type ReceiveInput = {
  kind: ImportKind;
  name: string;
  /** What Content-Length said, null when nothing was said. */
  declaredSize: number | null;
  body: AsyncIterable<Uint8Array>;
  /** Given by other systems; a person chooses on the page. */
  mapping?: Mapping;
  sourceName?: string;
  isAutomatic?: boolean;
  /** Nobody will look at the mapping: refuse a file it does not fit. */
  mustFit?: boolean;
};

/** `isSure`: the columns were read alike before, or every one of them speaks for itself. */
export type Received = { id: string; mapping: Mapping; isSure: boolean };

const SAMPLE_ROWS = 200;
const SAMPLE_CELL = 200;

/**
 * Takes in a file: streamed to disk as ciphertext, recognised, described by a row of `imports`. Nothing stays of a file
 * that cannot be read, or that its sender may not write. Throws SheetError.
 */
export async function receiveFile(ctx: Context, input: ReceiveInput): Promise<Received> {
  checkKind(ctx, input.kind);
  const { key, wrapped } = newDataKey();
  const storedAs = `${uuidv7()}.sealed`;
  const path = join(uploadFolder(), storedAs);
  await mkdir(uploadFolder(), { recursive: true, mode: 0o700 });
  const { size, sha256 } = await store(path, key, input.body);
  let sheet: Sheet | undefined;
  try {
    sheet = await openSheet(bytesOfSealed(path, { key, size }), input.declaredSize ?? size);
    const sample = await firstRows(sheet);
    const file = { storedAs, size, hash: lookupHash(ctx.scope.orgId, 'file', sha256.toString('hex')) };
    return await register(ctx, input, { key, wrapped, sheet, sample, file });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await sheet?.close();
  }
}

async function store(path: string, key: Buffer, source: AsyncIterable<Uint8Array>) {
  try {
    return await writeSealed(path, { key, source, maxBytes: TEXT_BYTE_LIMIT });
  } catch (error) {
    if (error instanceof SealedFileError && error.code === 'too_big')
      throw new SheetError('file_too_big', { limit: TEXT_BYTE_LIMIT });
    throw error;
  }
}

export type SampleRow = { line: number; cells: string[] };

async function firstRows(sheet: Sheet): Promise<SampleRow[]> {
  const rows: SampleRow[] = [];
  for await (const batch of sheet.batches()) {
    for (const { line, cells } of batch) {
      if (rows.length === SAMPLE_ROWS) return rows;
      rows.push({ line, cells: cells.map((cell) => cell.slice(0, SAMPLE_CELL)) });
    }
  }
  return rows;
}

function notesOf(sheet: Sheet): FileNotes {
  const { warnings } = sheet;
  return {
    delimiter: sheet.delimiter,
    hasHeader: sheet.hasHeader,
    warnings: [...warnings.counts].map(([code, count]) => ({
      code,
      count,
      line: warnings.listed.find((warning) => warning.code === code)?.line ?? null,
    })),
  };
}

type Registered = {
  key: Buffer;
  wrapped: Buffer;
  sheet: Sheet;
  sample: SampleRow[];
  file: { storedAs: string; size: number; hash: Buffer };
};

async function register(
  ctx: Context,
  input: ReceiveInput,
  { key, wrapped, sheet, sample, file }: Registered,
) {
  const { orgId } = ctx.scope;
  const { header } = sheet;
  const id = uuidv7();
  const batchId = uuidv7();
  const guess = recogniseColumns(input.kind, { header, rows: sample.map((row) => row.cells) });
  const remembered = input.mapping ? null : await rememberedMapping(ctx, input.kind, header);
  // Last time's file may have had them under each other's headings.
  const known = input.mapping ?? (remembered && withCoordinatesOf(remembered, guess.mapping));
  const mapping = known ?? guess.mapping;
  const faults = input.mustFit ? mappingFaults(mapping, header) : [];
  if (faults.length > 0)
    throw invalid(Object.fromEntries(faults.map(({ field, code }) => [`mapping.fields.${field}`, code])));
  await onPipeline(ctx).db.write(async (tx) => {
    await tx.insert(cipherBatches).values({ orgId, id: batchId, wrappedKey: wrapped, createdAt: ctx.now });
    await tx.insert(imports).values({
      ...{ orgId, id, batchId, kind: input.kind, fileName: input.name, mapping, header },
      ...{ fileSize: file.size, fileHash: file.hash, storedAs: file.storedAs },
      ...{ encoding: sheet.encoding, format: sheet.format, notes: notesOf(sheet) },
      sampleCipher: sealText(key, JSON.stringify(sample)),
      sourceName: input.sourceName ?? 'file',
      isAutomatic: input.isAutomatic ?? false,
      apiKeyId: ctx.actor.kind === 'key' ? ctx.actor.id : null,
      createdByUserId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      createdByName: ctx.actor.name,
      createdAt: ctx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'import.uploaded',
      objectKind: 'import',
      objectId: id,
      objectName: input.name,
      after: { kind: input.kind, size: file.size },
    });
  });
  return { id, mapping, isSure: known !== null || isCertain(guess) };
}

/** How this organization last read a file with these columns, as long as it still fits. */
async function rememberedMapping(
  ctx: Context,
  kind: ImportKind,
  header: readonly string[],
): Promise<Mapping | null> {
  const headerHash = Buffer.from(headerFingerprint(kind, header), 'hex');
  const [found] = await ctx.db.read((tx) =>
    tx
      .select({ mapping: importMappings.mapping })
      .from(importMappings)
      .where(
        and(
          eq(importMappings.orgId, ctx.scope.orgId),
          eq(importMappings.kind, kind),
          eq(importMappings.headerHash, headerHash),
        ),
      ),
  );
  const parsed = MappingInput.safeParse(found?.mapping);
  return parsed.success && mappingFaults(parsed.data, header).length === 0 ? parsed.data : null;
}
