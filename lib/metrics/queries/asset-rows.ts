import 'server-only';
import type { Context } from '@/lib/auth/context';
import { readCursor, writeCursor } from '@/lib/auth/page-cursor';
import type { DayRange } from '@/lib/time';
import { figureRows } from '../asset-rows-sql';
import type { AssetLine } from '../balance';
import type { NodeFilter } from '../node';
import { getNode } from './node';

type Row = {
  member_id: string;
  day: string;
  nth: number;
  store_id: string;
  store_code: string;
  store_name: string;
  is_in_reach: boolean;
  name: string | null;
  joined_on: string | null;
  total: number;
};

export type AssetRow = {
  key: string;
  day: string;
  storeId: string;
  storeCode: string;
  storeName: string;
  /** Null for a member whose home store is out of the reader's reach today. */
  member: { name: string | null; joinedOn: string | null } | null;
};

export type AssetRowsQuestion = {
  node: NodeFilter;
  /** The period of the figure. */
  range: DayRange;
  line: AssetLine;
  side: 'opening' | 'gained' | 'lost' | 'closing';
  cause?: string;
  isRestated?: boolean;
  cursor?: string;
  limit?: number;
};

/** Only the first sign of a name is shown in a list; the person's own page shows it whole. */
const masked = (name: string | null): string | null =>
  name && `${[...name][0]}${'*'.repeat(Math.min(2, [...name].length - 1))}`;

/** The rows behind one figure of a balance sheet: exactly as many as the figure says. */
export async function listAssetRows(
  ctx: Context,
  question: AssetRowsQuestion,
): Promise<{ rows: AssetRow[]; total: number; next: string | null }> {
  const node = await getNode(ctx, question.node);
  const { range, line, side, cause = null, isRestated = false, limit = 50 } = question;
  const after = readCursor(question.cursor, 4);
  const asked = { node, range, line, side, cause, isRestated, after, limit: limit + 1 };
  const found = await ctx.db.read(
    async (tx) => (await tx.execute(figureRows(ctx.scope, asked))) as unknown as Row[],
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    total: found[0]?.total ?? 0,
    next:
      found.length > limit && last
        ? writeCursor(last.day, last.member_id, last.store_id, String(last.nth))
        : null,
    rows: page.map((row) => ({
      key: `${row.day} ${row.member_id} ${row.store_id} ${row.nth}`,
      day: row.day,
      storeId: row.store_id,
      storeCode: row.store_code,
      storeName: row.store_name,
      member: row.is_in_reach ? { name: masked(row.name), joinedOn: row.joined_on } : null,
    })),
  };
}
