import 'server-only';
import { and, eq } from 'drizzle-orm';
import { validate as isUuid } from 'uuid';
import { imports } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import { importInReach } from '../imports-sql';

/** The file name of an import in reach, as a filter of a list names it; null when there is none. */
export async function findImportName(
  ctx: Context,
  { id }: { id: string | undefined },
): Promise<string | null> {
  if (id === undefined || !isUuid(id)) return null;
  const [row] = await ctx.db.read((tx) =>
    tx
      .select({ name: imports.fileName })
      .from(imports)
      .where(and(importInReach(ctx), eq(imports.id, id))),
  );
  return row?.name ?? null;
}
