import 'server-only';
import { validate as isUuid } from 'uuid';
import type { Context } from '@/lib/auth/context';
import type { DayRange } from '@/lib/time';
import { touchpointResults } from '../touchpoint-results-sql';

export type TouchpointResult = {
  touchpointId: string;
  scans: number;
  joins: number;
  buys: number;
  /** Of all time, not of the range. */
  lastScanAt: Date | null;
};

type Row = { id: string; scans: number; joins: number; buys: number; last_scan_at: string | null };

/**
 * Scan → join → buy of every touchpoint of a store over business days.
 * - **scans**: facts `touchpoint.scanned` of the touchpoint in the range; the same person twice is two.
 * - **joins**: members who became members in the range by it: their first fact of all is a `member.identified` that names
 *   the touchpoint, or the scan itself.
 * - **buys**: orders of the store in the range (paid, not voided, refunds or not) of members whose last scan or joining
 *   at any touchpoint of the store within the 7 × 24 hours before the order was at this one. An order counts once.
 */
export async function listTouchpointResults(
  ctx: Context,
  { storeId, range }: { storeId: string; range: DayRange },
): Promise<TouchpointResult[]> {
  if (!isUuid(storeId)) return [];
  const rows = await ctx.db.read(
    async (tx) => (await tx.execute(touchpointResults(ctx.scope, { storeId, range }))) as unknown as Row[],
  );
  return rows.map((row) => ({
    ...{ touchpointId: row.id, scans: row.scans, joins: row.joins, buys: row.buys },
    lastScanAt: row.last_scan_at === null ? null : new Date(Number(row.last_scan_at)),
  }));
}
