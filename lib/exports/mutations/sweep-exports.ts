import 'server-only';
import { rm } from 'node:fs/promises';
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { exportFiles } from '@/db/schema/exports';
import type { Context } from '@/lib/auth/context';
import { exportPath } from '../queries/exports';

/** Removes the files that have expired, with their keys; the line that says who took what stays. Idempotent. */
export async function sweepExports(ctx: Context): Promise<void> {
  const { orgId } = ctx.scope;
  const expired = await ctx.db.read((tx) =>
    tx
      .select({ id: exportFiles.id, storedAs: exportFiles.storedAs })
      .from(exportFiles)
      .where(
        and(
          eq(exportFiles.orgId, orgId),
          isNotNull(exportFiles.storedAs),
          lt(exportFiles.expiresAt, ctx.now),
        ),
      ),
  );
  if (expired.length === 0) return;
  for (const { storedAs } of expired) if (storedAs) await rm(exportPath(storedAs), { force: true });
  const ids = expired.map(({ id }) => id);
  await ctx.db.write((tx) =>
    tx
      .update(exportFiles)
      .set({ storedAs: null, wrappedKey: null })
      .where(and(eq(exportFiles.orgId, orgId), inArray(exportFiles.id, ids))),
  );
}
