import 'server-only';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { dbIn, type Tx } from '@/db/client';
import { importOverrides } from '@/db/schema/imports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import { AppError, conflict } from '@/lib/errors';
import { openText, sealText } from '@/lib/personal-data';
import type { CorrectInput } from '../input';
import { type ImportRow, keyOf, readImport } from '../queries/open-file';
import { cleanText } from '../values/text';
import { checkKind } from './check-kind';
import { lockOpen } from './lock-open';
import { checkAgain } from './start-import';

type Correction = CorrectInput['corrections'][number];
type At = { row: ImportRow; key: Buffer };

/** Keeps cells that a person put right, as ciphertext, and checks again. The stored file itself is never changed. */
export async function correctCells(ctx: Context, input: CorrectInput): Promise<void> {
  const opened = await readImport(ctx, input.id, 'imports:write');
  checkKind(ctx, opened.row.kind);
  const key = keyOf(opened);
  const header = new Set(opened.row.header);
  if (input.corrections.some(({ column }) => !header.has(column)))
    throw new AppError('invalid', { fields: { column: 'column_missing' } });
  await ctx.db.write(async (tx) => {
    const row = await lockOpen(ctx, tx, input.id);
    for (const one of input.corrections) {
      if (one.line === null && cleanText(one.from ?? '') === '') await fillBlanks(ctx, tx, { one, row, key });
      else if (one.line === null) await correctEverywhere(ctx, tx, { one, row, key });
      else await correctLine(ctx, tx, { one: { ...one, line: one.line }, row, key });
    }
    await recordAudit(ctx, tx, {
      action: 'import.corrected',
      objectKind: 'import',
      objectId: row.id,
      objectName: row.fileName,
      after: { cells: input.corrections.length },
    });
    await checkAgain({ ...ctx, db: dbIn(tx) }, row);
  });
}

async function correctLine(
  ctx: Context,
  tx: Tx,
  { one, row, key }: At & { one: Correction & { line: number } },
): Promise<void> {
  await tx
    .delete(importOverrides)
    .where(
      and(
        eq(importOverrides.orgId, row.orgId),
        eq(importOverrides.importId, row.id),
        eq(importOverrides.line, one.line),
        eq(importOverrides.columnName, one.column),
      ),
    );
  if (one.value === null) return;
  await tx.insert(importOverrides).values({
    ...{ orgId: row.orgId, importId: row.id, id: uuidv7(), createdAt: ctx.now },
    ...{ line: one.line, columnName: one.column },
    fromCipher: null,
    valueCipher: sealText(key, one.value),
  });
}

/**
 * Fills the cells of a column that must not be blank and are. Only those: a blank cell of a known store leaves it as it is,
 * and what is given here would change it. Rows as the last check found them.
 */
async function fillBlanks(ctx: Context, tx: Tx, { one, row, key }: At & { one: Correction }): Promise<void> {
  if (one.value === null) return;
  // Which cells are blank is told by the last check: while another one runs, nobody knows.
  if (row.state === 'checking') throw conflict('import_being_checked');
  const of = { org: row.orgId, id: row.id, column: one.column };
  const blanks = sql`from import_problems p where p.org_id = ${of.org} and p.import_id = ${of.id}
    and p.column_name = ${of.column} and p.code = 'required' and p.value_cipher is null`;
  await tx.execute(sql`delete from import_overrides o where o.org_id = ${of.org} and o.import_id = ${of.id}
    and o.column_name = ${of.column} and o.line in (select p.line ${blanks})`);
  await tx.execute(sql`insert into import_overrides
    (org_id, import_id, id, line, column_name, from_cipher, value_cipher, created_at)
    select distinct on (p.line) p.org_id, p.import_id, gen_random_uuid(), p.line, p.column_name, null::bytea,
      ${sealText(key, one.value)}::bytea, ${ctx.now.toISOString()}::timestamptz ${blanks}`);
}

/** A cell that was put right by hand to what is wrong as well follows. */
async function correctEverywhere(
  ctx: Context,
  tx: Tx,
  { one, row, key }: At & { one: Correction },
): Promise<void> {
  const from = cleanText(one.from ?? '');
  const ofColumn = and(
    eq(importOverrides.orgId, row.orgId),
    eq(importOverrides.importId, row.id),
    eq(importOverrides.columnName, one.column),
  );
  const general = await tx
    .select()
    .from(importOverrides)
    .where(and(ofColumn, isNull(importOverrides.line)));
  const same = (cipher: Buffer | null) => cipher !== null && cleanText(openText(key, cipher)) === from;
  for (const { id, fromCipher } of general)
    if (same(fromCipher)) await tx.delete(importOverrides).where(and(ofColumn, eq(importOverrides.id, id)));
  if (one.value === null) return;
  const byHand = await tx
    .select()
    .from(importOverrides)
    .where(and(ofColumn, isNotNull(importOverrides.line)));
  const valueCipher = sealText(key, one.value);
  for (const { id, valueCipher: now } of byHand)
    if (same(now))
      await tx
        .update(importOverrides)
        .set({ valueCipher })
        .where(and(ofColumn, eq(importOverrides.id, id)));
  await tx.insert(importOverrides).values({
    ...{ orgId: row.orgId, importId: row.id, id: uuidv7(), createdAt: ctx.now, line: null },
    ...{ columnName: one.column, fromCipher: sealText(key, one.from ?? ''), valueCipher },
  });
}
