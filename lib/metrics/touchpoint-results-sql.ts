import { type SQL, sql } from 'drizzle-orm';
import { memberIdentifications } from '@/db/schema/members';
import { orders } from '@/db/schema/orders';
import { touchpoints } from '@/db/schema/stores';
import { touchpointScans } from '@/db/schema/visits';
import { plainArrayLiteral } from '@/lib/array-literal';
import { inScope, type Scope } from '@/lib/auth/scope';
import { BUY_WINDOW_DAYS } from '@/lib/stores/touchpoint';
import { addDays, type DayRange, eachDay } from '@/lib/time';
import { within } from './node-rows-sql';

type Question = { storeId: string; range: DayRange };

// Days one by one: the key of the scans begins with the day, and each is then one short walk of the index.
const scansOf = (scope: Scope, { storeId, range }: Question): SQL => sql`
  select touchpoint_scans.touchpoint_id, touchpoint_scans.member_id, touchpoint_scans.key_hash, touchpoint_scans.occurred_at, touchpoint_scans.business_day
  from touchpoint_scans where ${inScope(scope, 'reports:read', touchpointScans)} and touchpoint_scans.store_id = ${storeId}::uuid
    and touchpoint_scans.business_day = any(${plainArrayLiteral(eachDay(range))}::date[])`;

const joiningsOf = (scope: Scope, { storeId }: Question): SQL => sql`
  select member_identifications.touchpoint_id, member_identifications.member_id, member_identifications.source, member_identifications.ext_id,
    member_identifications.occurred_at, member_identifications.business_day
  from member_identifications where ${inScope(scope, 'reports:read', memberIdentifications)}
    and member_identifications.store_id = ${storeId}::uuid and member_identifications.touchpoint_id is not null`;

const paidOf = (scope: Scope, { storeId, range }: Question): SQL => sql`
  select orders.source, orders.ext_id, orders.member_id, orders.occurred_at from orders
  where ${inScope(scope, 'reports:read', orders)} and orders.store_id = ${storeId}::uuid and ${within(orders.businessDay, range)}
    and orders.member_id is not null and orders.body_hash is not null and orders.void_count = 0`;

/** Members whose very first fact it was: a joining that names the touchpoint, or a scan that made the member known. */
const joins = (scope: Scope, range: DayRange): SQL => sql`
  select joining.touchpoint_id, members.id from joining
    join members on members.org_id = ${scope.orgId} and members.id = joining.member_id
      and members.joined_key = joining.source || E'\\nmember.identified\\n' || joining.ext_id
    where ${within(sql`members.joined_on`, range)}
  union
  select scan.touchpoint_id, members.id from scan
    join members on members.org_id = ${scope.orgId} and members.id = scan.member_id
      and scan.key_hash = substring(sha256(convert_to(members.joined_key, 'UTF8')) from 1 for 16)
    where ${within(sql`members.joined_on`, range)}`;

/** Scans, joins and buys of every touchpoint of a store over a range of days, and the last scan of each. */
export function touchpointResults(scope: Scope, question: Question): SQL {
  const { storeId, range } = question;
  const reaching = { ...question, range: { from: addDays(range.from, -BUY_WINDOW_DAYS), to: range.to } };
  return sql`with scan as materialized (${scansOf(scope, reaching)}),
    joining as materialized (${joiningsOf(scope, question)}),
    touch as (
      select touchpoint_id, member_id, occurred_at as at from scan where member_id is not null
      union all select touchpoint_id, member_id, occurred_at from joining where ${within(sql`business_day`, reaching.range)}
    ),
    brought as (
      select distinct on (paid.source, paid.ext_id) touch.touchpoint_id from (${paidOf(scope, question)}) paid
      join touch on touch.member_id = paid.member_id and touch.at <= paid.occurred_at and touch.at > paid.occurred_at - ${`${BUY_WINDOW_DAYS} days`}::interval
      order by paid.source, paid.ext_id, touch.at desc, touch.touchpoint_id
    ),
    scanned as (select touchpoint_id, count(*)::int as scans from scan where ${within(sql`business_day`, range)} group by 1),
    joined as (select touchpoint_id, count(*)::int as joins from (${joins(scope, range)}) one group by 1),
    bought as (select touchpoint_id, count(*)::int as buys from brought group by 1)
    select touchpoints.id::text as id, coalesce(scanned.scans, 0) as scans, coalesce(joined.joins, 0) as joins, coalesce(bought.buys, 0) as buys,
      (select extract(epoch from touchpoint_scans.occurred_at) * 1000 from touchpoint_scans
        where ${inScope(scope, 'reports:read', touchpointScans)} and touchpoint_scans.touchpoint_id = touchpoints.id
        order by touchpoint_scans.occurred_at desc limit 1) as last_scan_at
    from touchpoints
    left join scanned on scanned.touchpoint_id = touchpoints.id left join joined on joined.touchpoint_id = touchpoints.id left join bought on bought.touchpoint_id = touchpoints.id
    where ${inScope(scope, 'reports:read', touchpoints)} and touchpoints.store_id = ${storeId}::uuid`;
}
