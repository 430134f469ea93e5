import 'server-only';
import { and, asc, inArray } from 'drizzle-orm';
import { products } from '@/db/schema/goods';
import type { Context } from '@/lib/auth/context';
import { inScope } from '@/lib/auth/scope';
import { matchesText, nearness } from '@/lib/organization/text-match-sql';

export type FoundProduct = { id: string; code: string; name: string };

/** The products nearest to a text, or those of some ids in any order; at most `limit`. */
export async function searchProducts(
  ctx: Context,
  { text = '', ids, limit }: { text?: string; ids?: readonly string[]; limit: number },
): Promise<FoundProduct[]> {
  return ctx.db.read((tx) =>
    tx
      .select({ id: products.id, code: products.code, name: products.name })
      .from(products)
      .where(
        and(
          inScope(ctx.scope, 'goods:read', products),
          ids ? inArray(products.id, [...ids]) : matchesText(products, text),
        ),
      )
      .orderBy(nearness(products, text), asc(products.pinyinInitials), asc(products.code))
      .limit(limit),
  );
}
