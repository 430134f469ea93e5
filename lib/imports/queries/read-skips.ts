import 'server-only';
import { and, eq } from 'drizzle-orm';
import { importSkips } from '@/db/schema/imports';
import type { Context } from '@/lib/auth/context';
import type { ImportRow } from './open-file';

/** Lines that a person left out. */
export async function readSkips(ctx: Context, row: ImportRow): Promise<Set<number>> {
  const found = await ctx.db.read((tx) =>
    tx
      .select({ line: importSkips.line })
      .from(importSkips)
      .where(and(eq(importSkips.orgId, row.orgId), eq(importSkips.importId, row.id))),
  );
  return new Set(found.map(({ line }) => line));
}
