import 'server-only';
import { join } from 'node:path';
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { exportFiles } from '@/db/schema/exports';
import type { Context } from '@/lib/auth/context';
import { holds, inScope, reachMark } from '@/lib/auth/scope';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { unwrapDataKey } from '@/lib/personal-data';
import { bytesOfSealed } from '@/lib/sheet/sealed-file';
import type { ExportState } from '../export-file';
import { listPermissions } from './source';

/** Where an exported file lies, as ciphertext. */
export const exportPath = (storedAs: string): string => join(env().DATA_DIR, 'exports', storedAs);

/** A file holds rows of its maker's reach: nobody else sees it. */
const own = (ctx: Context) =>
  and(
    inScope(ctx.scope, 'reports:export', exportFiles),
    eq(exportFiles.createdByUserId, ctx.scope.userId ?? ''),
  );

/** One's own exports, the latest first. */
export async function listExports(ctx: Context) {
  if (!ctx.scope.userId) return [];
  const rows = await ctx.db.read((tx) =>
    tx
      .select()
      .from(exportFiles)
      .where(own(ctx))
      .orderBy(desc(exportFiles.createdAt), desc(exportFiles.id))
      .limit(50),
  );
  return rows.map(
    ({ id, list, format, fileName, rows, fileSize, failure, createdAt, expiresAt, ...row }) => ({
      ...{ id, list, format, fileName, rows, fileSize, failure, createdAt, expiresAt },
      state: (row.state === 'done' && expiresAt <= ctx.now ? 'expired' : row.state) as ExportState,
    }),
  );
}

/**
 * The bytes of a finished export for the one who asked for it, as long as it lasts and they reach what they reached then.
 * @throws not_found in every other case
 */
export async function openExport(ctx: Context, { id }: { id: string }) {
  if (!ctx.scope.userId) throw notFound();
  const [row] = await ctx.db.read((tx) =>
    tx
      .select()
      .from(exportFiles)
      .where(and(own(ctx), eq(exportFiles.id, id))),
  );
  const isOpen = row?.state === 'done' && row.expiresAt > ctx.now && row.storedAs && row.wrappedKey;
  if (!isOpen || !row.storedAs || !row.wrappedKey || !holds(ctx.scope, listPermissions[row.list]))
    throw notFound();
  if (row.reach !== reachMark(ctx.scope, listPermissions[row.list])) throw notFound();
  const bytes = bytesOfSealed(exportPath(row.storedAs), {
    key: unwrapDataKey(row.wrappedKey),
    size: row.fileSize ?? 0,
  });
  return { name: row.fileName, format: row.format, pieces: bytes.open() };
}

/** Organizations with files that have expired before `now`. */
export async function listOrganizationsWithExpired(now: Date): Promise<string[]> {
  const rows = await systemDb().read((tx) =>
    tx
      .selectDistinct({ orgId: exportFiles.orgId })
      .from(exportFiles)
      .where(and(isNotNull(exportFiles.storedAs), lt(exportFiles.expiresAt, now))),
  );
  return rows.map(({ orgId }) => orgId);
}
