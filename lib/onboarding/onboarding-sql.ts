import { type SQL, sql } from 'drizzle-orm';
import { guideAssignments } from '@/db/schema/guides';
import { members } from '@/db/schema/members';
import { storeDay } from '@/db/schema/metrics';
import { storeStatusChanges, stores, touchpoints } from '@/db/schema/stores';
import { storeTargets } from '@/db/schema/targets';
import { plainArrayLiteral } from '@/lib/array-literal';
import { inScope, type Scope } from '@/lib/auth/scope';

/** First day of a kind of touchpoint that still stands. */
const placedOn = (
  scope: Scope,
  kind: 'door' | 'cashier',
): SQL => sql`(select min(touchpoints.placed_on) from touchpoints
  where ${inScope(scope, 'stores:read', touchpoints)} and touchpoints.store_id = stores.id and touchpoints.kind = ${kind} and touchpoints.status = 'live')`;

/** Who works there today or is to: a person's first day in the store. */
const guideOn = (scope: Scope): SQL => sql`(select min(guide_assignments.valid_from) from guide_assignments
  where ${inScope(scope, 'stores:read', guideAssignments)} and guide_assignments.store_id = stores.id
    and (guide_assignments.valid_to is null or guide_assignments.valid_to > ${scope.today}::date))`;

/** When the first target of the opening month or a later one was set, in milliseconds. */
const targetAt = (
  scope: Scope,
): SQL => sql`(select extract(epoch from min(store_targets.updated_at)) * 1000 from store_targets
  where ${inScope(scope, 'stores:read', storeTargets)} and store_targets.store_id = stores.id and store_targets.net_fen is not null
    and store_targets.month >= date_trunc('month', stores.opened_on)::date)`;

/** The day a store went live; one that came in as live did so on its opening day. */
const liveOn = (
  scope: Scope,
): SQL => sql`(select min(case when store_status_changes.from_status is null then coalesce(stores.opened_on, store_status_changes.effective_on) else store_status_changes.effective_on end)
  from store_status_changes where ${inScope(scope, 'stores:read', storeStatusChanges)} and store_status_changes.store_id = stores.id and store_status_changes.to_status = 'live')`;

const orderOn = (scope: Scope): SQL => sql`(select store_day.day from store_day
  where ${inScope(scope, 'stores:read', storeDay)} and store_day.store_id = stores.id and store_day.orders > 0 order by store_day.day limit 1)`;

const memberOn = (scope: Scope): SQL => sql`(select min(members.joined_on) from members
  where ${inScope(scope, 'stores:read', members)} and members.home_store_id = stores.id)`;

const lines = (scope: Scope, storeIds: readonly string[] | undefined): SQL => sql`
  select stores.id::text as id, stores.code, stores.name, stores.status, regions.name as region_name, stores.opened_on::text as opened_on,
    extract(epoch from stores.created_at) * 1000 as created_at,
    array_remove(array[
      case when stores.city_code is null then 'city' end, case when coalesce(stores.address, '') = '' then 'address' end,
      case when coalesce(stores.format, '') = '' then 'format' end, case when stores.opened_on is null then 'openedOn' end,
      case when stores.area_m2 is null then 'area' end], null) as missing,
    stores.opening_hours is not null as has_hours, (coalesce(stores.manager_name, '') <> '' or stores.manager_user_id is not null) as has_manager,
    ${guideOn(scope)}::text as guide_on, ${placedOn(scope, 'door')}::text as door_on, ${placedOn(scope, 'cashier')}::text as cashier_on,
    ${targetAt(scope)} as target_at, ${liveOn(scope)}::text as live_on, ${orderOn(scope)}::text as order_on, ${memberOn(scope)}::text as member_on
  from stores
  join store_region_history on store_region_history.org_id = stores.org_id and store_region_history.store_id = stores.id
    and store_region_history.valid_from <= ${scope.today}::date and (store_region_history.valid_to is null or store_region_history.valid_to > ${scope.today}::date)
  join regions on regions.org_id = stores.org_id and regions.id = store_region_history.region_id
  where ${inScope(scope, 'stores:read', stores)}
    ${storeIds ? sql`and stores.id = any(${plainArrayLiteral(storeIds)}::uuid[])` : sql`and stores.status <> 'closed'`}`;

const isUnfinished = sql`(cardinality(missing) > 0 or not has_hours or not has_manager or guide_on is null or door_on is null or cashier_on is null
  or target_at is null or status not in ('live', 'paused') or order_on is null or member_on is null)`;

/**
 * What the data say about the opening of stores in reach, one statement however many: of `storeIds` all of them, without
 * `storeIds` those that are not closed and lack something.
 */
export const onboardingLines = (scope: Scope, storeIds?: readonly string[]): SQL =>
  storeIds
    ? sql`${lines(scope, storeIds)}`
    : sql`select * from (${lines(scope, undefined)}) line where ${isUnfinished}`;
