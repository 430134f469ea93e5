import 'server-only';
import { and, desc, eq, lt, or } from 'drizzle-orm';
import { imports } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import { decodeKeyset, encodeKeyset } from '@/lib/organization/keyset';
import type { ImportKind } from '../fields';
import { importInReach } from '../imports-sql';
import type { ImportSummaryRow } from './get-import';

const PAGE = 30;
const columns = {
  ...{ id: imports.id, kind: imports.kind, state: imports.state, fileName: imports.fileName },
  ...{
    rows: imports.rows,
    badRows: imports.badRows,
    skippedRows: imports.skippedRows,
    validRows: imports.validRows,
  },
  ...{ addedRows: imports.addedRows, changedRows: imports.changedRows, unchangedRows: imports.unchangedRows },
  ...{ processedRows: imports.processedRows, createdByName: imports.createdByName },
  ...{ createdAt: imports.createdAt, finishedAt: imports.finishedAt },
};

/** Imports in reach, the newest first, a page at a time. */
export async function listImports(
  ctx: Context,
  { kind, cursor }: { kind?: ImportKind; cursor?: string },
): Promise<{ rows: ImportSummaryRow[]; nextCursor: string | null }> {
  const after = cursor === undefined ? null : decodeKeyset(cursor);
  const at = after && new Date(after.value);
  const rows = await ctx.db.read((tx) =>
    tx
      .select(columns)
      .from(imports)
      .where(
        and(
          importInReach(ctx),
          kind && eq(imports.kind, kind),
          after && at && !Number.isNaN(at.getTime())
            ? or(lt(imports.createdAt, at), and(eq(imports.createdAt, at), lt(imports.id, after.id)))
            : undefined,
        ),
      )
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(PAGE + 1),
  );
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > PAGE && last ? encodeKeyset({ value: last.createdAt.toISOString(), id: last.id }) : null;
  return { rows: shown, nextCursor };
}
