import 'server-only';
import { readdir, rm, stat } from 'node:fs/promises';
import { and, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { systemDb } from '@/db/client';
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

/** A file nobody has written to for so long is not being written any more. */
const idleMs = 86_400_000;

/**
 * Removes what a killed writer left: files that no export names and that have not grown for a day. They belong to no
 * organization, so this is a round of the worker's own. `at` is the real time, as that of files is. Returns how many.
 */
export async function sweepStrayFiles({ at }: { at: Date }): Promise<number> {
  const names = await readdir(exportPath('')).catch(() => []);
  const ages = await Promise.all(
    names.map(async (name) => (await stat(exportPath(name)).catch(() => null))?.mtimeMs ?? at.getTime()),
  );
  const idle = names.filter((_, index) => at.getTime() - (ages[index] ?? 0) > idleMs);
  if (idle.length === 0) return 0;
  const known = await systemDb().read((tx) =>
    tx
      .select({ storedAs: exportFiles.storedAs })
      .from(exportFiles)
      .where(inArray(exportFiles.storedAs, idle)),
  );
  const named = new Set(known.map(({ storedAs }) => storedAs));
  const strays = idle.filter((name) => !named.has(name));
  for (const name of strays) await rm(exportPath(name), { force: true });
  return strays.length;
}
