import 'server-only';
import { storeRegionHistory, storeStatusChanges, stores } from '@/db/schema/stores';
import type { Context } from '@/lib/auth/context';
import { usedStores } from '../remove-sql';
import { removeUnused } from './remove-unused';

/** Removes stores that nothing refers to yet, with their history; see `removeUnused`. */
export const removeUnusedStores = (ctx: Context, ids: readonly string[]) =>
  removeUnused(ctx, {
    ...{ table: stores, kind: 'store', permission: 'stores:write', ids },
    ...{ namedBy: 'id', used: usedStores },
    belongings: [
      { table: storeStatusChanges, of: storeStatusChanges.storeId },
      { table: storeRegionHistory, of: storeRegionHistory.storeId },
    ],
  });
