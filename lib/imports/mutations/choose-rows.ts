import 'server-only';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { dbIn, type Tx } from '@/db/client';
import { importProblems, importSkips, imports } from '@/db/schema/imports';
import { recordAudit } from '@/lib/audit/mutations';
import type { Context } from '@/lib/auth/context';
import type { DuplicatesInput, KeepInput, SkipInput } from '../input';
import type { ImportRow } from '../queries/open-file';
import { lockOpen } from './lock-open';
import { checkAgain } from './start-import';

/** One decision about rows: told in the audit, followed by a new check. */
async function decide(
  ctx: Context,
  id: string,
  run: (tx: Tx, row: ImportRow) => Promise<Record<string, string | number | boolean>>,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await lockOpen(ctx, tx, id);
    await recordAudit(ctx, tx, {
      action: 'import.rows_chosen',
      objectKind: 'import',
      objectId: row.id,
      objectName: row.fileName,
      after: await run(tx, row),
    });
    await checkAgain({ ...ctx, db: dbIn(tx) }, row);
  });
}

async function skip(ctx: Context, tx: Tx, { row, lines }: { row: ImportRow; lines: number[] }) {
  if (lines.length === 0) return;
  const of = { orgId: row.orgId, importId: row.id, createdAt: ctx.now };
  await tx
    .insert(importSkips)
    .values(lines.map((line) => ({ ...of, line })))
    .onConflictDoNothing();
}

async function takeIn(tx: Tx, { row, lines }: { row: ImportRow; lines: number[] }) {
  await tx
    .delete(importSkips)
    .where(
      and(
        eq(importSkips.orgId, row.orgId),
        eq(importSkips.importId, row.id),
        inArray(importSkips.line, lines),
      ),
    );
}

/** Leaves rows out of an import, or takes them in again. */
export async function skipRows(ctx: Context, input: SkipInput): Promise<void> {
  await decide(ctx, input.id, async (tx, row) => {
    if (input.isSkipped) await skip(ctx, tx, { row, lines: input.lines });
    else await takeIn(tx, { row, lines: input.lines });
    return { rows: input.lines.length, isSkipped: input.isSkipped };
  });
}

/** Of the rows with one code this one stays; the others are left out. */
export async function keepRow(ctx: Context, { id, line }: KeepInput): Promise<void> {
  await decide(ctx, id, async (tx, row) => {
    const of = and(
      eq(importProblems.orgId, row.orgId),
      eq(importProblems.importId, row.id),
      inArray(importProblems.code, ['code_repeated', 'target_repeated']),
    );
    const firstLine = sql<number>`(${importProblems.params}->>'line')::int`;
    const [mine] = await tx
      .select({ first: firstLine })
      .from(importProblems)
      .where(and(of, eq(importProblems.line, line)));
    const first = mine?.first ?? line;
    const group = await tx
      .select({ line: importProblems.line })
      .from(importProblems)
      .where(and(of, or(eq(importProblems.line, line), eq(firstLine, first))));
    const others = [first, ...group.map((one) => one.line)].filter((one) => one !== line);
    await skip(ctx, tx, { row, lines: [...new Set(others)] });
    await takeIn(tx, { row, lines: [line] });
    return { kept: line, rows: others.length };
  });
}

/** Decides for all rows of a file what happens to repeated codes and to what is known already. */
export async function decideDuplicates(ctx: Context, input: DuplicatesInput): Promise<void> {
  const { repeated, known } = input;
  await decide(ctx, input.id, async (tx, row) => {
    await tx
      .update(imports)
      .set({ duplicates: { repeated, known } })
      .where(and(eq(imports.orgId, row.orgId), eq(imports.id, row.id)));
    return { repeated, known };
  });
}
