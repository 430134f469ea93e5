import 'server-only';
import { and, asc, eq, gt, ne, or } from 'drizzle-orm';
import { importProblems } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import { openText } from '@/lib/personal-data';
import type { ProblemParams } from '../problem';
import { readImport } from './open-file';

export type ProblemLine = {
  line: number;
  ordinal: number;
  field: string | null;
  columnName: string | null;
  code: string;
  severity: 'error' | 'warning';
  params: ProblemParams | null;
  /** The cell as it stands in the file; null once the file is gone. */
  value: string | null;
};

const PAGE = 50;

/** What is wrong with the rows of an import, in the order of the file; `after` = `line.ordinal` of the last one seen. */
export async function listProblems(
  ctx: Context,
  asked: { id: string; code?: string; after?: string; limit?: number },
): Promise<{ rows: ProblemLine[]; next: string | null }> {
  const { row, key } = await readImport(ctx, asked.id);
  // It stands in an address: what is no place in a file is the first page.
  const place = /^(\d{1,9})\.(\d{1,9})$/.exec(asked.after ?? '');
  const [line, ordinal] = [Number(place?.[1]), Number(place?.[2])];
  const limit = asked.limit ?? PAGE;
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(importProblems)
      .where(
        and(
          eq(importProblems.orgId, row.orgId),
          eq(importProblems.importId, row.id),
          // Former values of known things: the grid shows them beside the row, no file carries them.
          ne(importProblems.code, 'known_changed'),
          asked.code === undefined ? undefined : eq(importProblems.code, asked.code.replaceAll('\0', '')),
          place
            ? or(
                gt(importProblems.line, line),
                and(eq(importProblems.line, line), gt(importProblems.ordinal, ordinal)),
              )
            : undefined,
        ),
      )
      .orderBy(asc(importProblems.line), asc(importProblems.ordinal))
      .limit(limit + 1),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ valueCipher, orgId: _org, importId: _import, ...rest }) => ({
      ...rest,
      params: rest.params as ProblemParams | null,
      value: valueCipher ? (key ? openText(key, valueCipher) : null) : '',
    })),
    next: rows.length > limit && last ? `${last.line}.${last.ordinal}` : null,
  };
}
