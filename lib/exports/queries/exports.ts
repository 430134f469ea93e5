import 'server-only';
import { join } from 'node:path';
import { and, desc, eq, isNotNull, lt } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { exportFiles } from '@/db/schema/exports';
import type { Context } from '@/lib/auth/context';
import { holds, inScope } from '@/lib/auth/scope';
import { env } from '@/lib/env';
import { notFound } from '@/lib/errors';
import { unwrapDataKey } from '@/lib/personal-data';
import { bytesOfSealed } from '@/lib/sheet/sealed-file';
import type { ExportState } from '../export-file';
import { listPermissions, listReach } from './source';

/** Where an exported file lies, as ciphertext. */
export const exportPath = (storedAs: string): string => join(env().DATA_DIR, 'exports', storedAs);

/** A file holds rows of its maker's reach: nobody else sees it, and a preview shows nobody's. */
const own = (ctx: Context) =>
  and(inScope(ctx.scope, 'reports:export', exportFiles), eq(exportFiles.createdByUserId, ctx.actor.id ?? ''));

/** A job that has not come to its end for so long does not any more. */
const longestMs = 3_600_000;

function stateOf(
  row: Pick<typeof exportFiles.$inferSelect, 'state' | 'createdAt' | 'expiresAt'>,
  now: Date,
): ExportState {
  if (row.state === 'done' && row.expiresAt <= now) return 'expired';
  const isLost = row.state === 'waiting' && now.getTime() - row.createdAt.getTime() > longestMs;
  return isLost ? 'failed' : row.state;
}

/** One's own exports, the latest first. */
export async function listExports(ctx: Context) {
  if (ctx.actor.kind !== 'user' || ctx.preview) return [];
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
      state: stateOf({ state: row.state, createdAt, expiresAt }, ctx.now),
    }),
  );
}

/**
 * The bytes of a finished export for the one who asked for it, as long as it lasts and they reach what they reached then.
 * @throws not_found in every other case
 */
export async function openExport(ctx: Context, { id }: { id: string }) {
  if (ctx.actor.kind !== 'user' || ctx.preview) throw notFound();
  const [row] = await ctx.db.read((tx) =>
    tx
      .select()
      .from(exportFiles)
      .where(and(own(ctx), eq(exportFiles.id, id))),
  );
  const isOpen = row?.state === 'done' && row.expiresAt > ctx.now && row.storedAs && row.wrappedKey;
  if (!isOpen || !row.storedAs || !row.wrappedKey || !holds(ctx.scope, listPermissions[row.list]))
    throw notFound();
  if (row.reach !== listReach(ctx.scope, row.list)) throw notFound();
  const bytes = bytesOfSealed(exportPath(row.storedAs), {
    key: unwrapDataKey(row.wrappedKey),
    size: row.fileSize ?? 0,
  });
  return { id: row.id, name: row.fileName, format: row.format, pieces: bytes.open() };
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
