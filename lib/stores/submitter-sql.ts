import { type SQL, sql } from 'drizzle-orm';
import { storeStatusChanges } from '@/db/schema/stores';
import { inScope, type Scope } from '@/lib/auth/scope';

/** Who sent a row of `stores` in the last time; null where no person did. */
export const lastSubmitter = (scope: Scope): SQL<string | null> => sql<string | null>`(
  select store_status_changes.actor_user_id from store_status_changes
  where ${inScope(scope, 'stores:write', storeStatusChanges)}
    and store_status_changes.store_id = stores.id and store_status_changes.to_status = 'submitted'
  order by store_status_changes.at desc, store_status_changes.id desc limit 1)`;
