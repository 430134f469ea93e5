import 'server-only';
import { and, asc, inArray } from 'drizzle-orm';
import { stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { matchesText, nearness } from '@/lib/organization/text-match-sql';
import type { StoreStatus } from '../store-status';

export type FoundStore = { id: string; code: string; name: string; status: StoreStatus };

/** The stores in reach nearest to a text, or those of some ids in any order; at most `limit`. */
export async function searchStores(
  ctx: Context,
  { text = '', ids, limit }: { text?: string; ids?: readonly string[]; limit: number },
): Promise<FoundStore[]> {
  return ctx.db.read((tx) =>
    tx
      .select({ id: stores.id, code: stores.code, name: stores.name, status: stores.status })
      .from(stores)
      .where(
        and(
          inScope(ctx.scope, 'stores:read', stores),
          ids ? inArray(stores.id, [...ids]) : matchesText(stores, text),
        ),
      )
      .orderBy(nearness(stores, text), asc(stores.pinyinFull), asc(stores.code))
      .limit(limit),
  );
}
