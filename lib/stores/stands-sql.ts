import { and, eq, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { storeRegionHistory, stores } from '@/db/schema/stores';
import { inScope, reach, type Scope, storesInReach } from '@/lib/auth/scope';

/** The line of a store's history that holds a day. */
export const holdsDay = (day: string): SQL =>
  and(
    lte(storeRegionHistory.validFrom, day),
    or(isNull(storeRegionHistory.validTo), sql`${storeRegionHistory.validTo} > ${day}::date`),
  ) as SQL;

/** Stores one may see standing on a day: in reach today, or in reach on that day when it is past. */
export function standsInReach(scope: Scope, day: string): SQL {
  const today = inScope(scope, 'stores:read', stores);
  const reached = reach(scope, 'stores:read');
  if (reached === 'all' || reached.length === 0 || day >= scope.today) return today;
  return sql`(${today} or (${eq(stores.orgId, scope.orgId)} and ${stores.id} in ${storesInReach(scope, reached, day)}))`;
}
