import 'server-only';
import { products } from '@/db/schema/goods';
import type { Context } from '@/lib/auth/context';
import { removeUnused } from '@/lib/stores/mutations/remove-unused';
import { usedProducts } from '../remove-sql';

/** Removes products that no order names yet; see `removeUnused`. */
export const removeUnusedProducts = (ctx: Context, ids: readonly string[]) =>
  removeUnused(ctx, {
    ...{ table: products, kind: 'product', permission: 'goods:write', ids },
    ...{ namedBy: 'code', used: usedProducts },
  });
