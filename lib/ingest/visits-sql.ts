import type { BatchHead, ScanFact, VisitFact } from './fact';
import { dirtyDayInsert } from './rollup-sql';
import { columnsOf, type Statement } from './statement';

const keyed = (rows: string): string => `keyed as (
  insert into ingest_keys as fact (org_id, key_hash, body_hash, occurred_at)
  select $1::uuid, key_hash, body_hash, occurred_at from ${rows} order by key_hash
  on conflict (org_id, key_hash) do update set body_hash = fact.body_hash where fact.body_hash <> excluded.body_hash
  returning key_hash, (xmax <> 0) as is_conflict
),
fresh as (select i.* from ${rows} i join keyed k on k.key_hash = i.key_hash where not k.is_conflict)`;

const answer = `select i.ext_id, case when k.is_conflict then 'conflict' else 'accepted' end as outcome from keyed k join incoming i on i.key_hash = k.key_hash`;

const visitsText = `with incoming as materialized (
  select * from unnest($5::text[], $6::bytea[], $7::bytea[], $8::uuid[], $9::int[], $10::int[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::date[])
    as i(ext_id, key_hash, body_hash, store_id, visits, minutes, counter, zone, channel, occurred_at, business_day)
),
${keyed('incoming')},
stored as (
  insert into visit_counts (org_id, business_day, store_id, key_hash, visits, minutes, counter, zone, channel, occurred_at, import_id)
  select $1::uuid, business_day, store_id, key_hash, visits, minutes, counter, zone, channel, occurred_at, $4::uuid from fresh
),
delta as materialized (
  select store_id, business_day as day,
    sum(visits) filter (where counter = 'sensor') as sensor, sum(visits) filter (where counter = 'manual') as manual,
    sum(visits) filter (where counter in ('miniprogram', 'page')) as page
  from fresh where zone is null group by store_id, business_day
),
store_rollup as (
  insert into store_day (org_id, store_id, day, sensor_visits, manual_visits, page_visits)
  select $1::uuid, store_id, day, coalesce(sensor, 0), coalesce(manual, 0), coalesce(page, 0) from delta order by store_id, day
  on conflict (org_id, store_id, day) do update set sensor_visits = store_day.sensor_visits + excluded.sensor_visits,
    manual_visits = store_day.manual_visits + excluded.manual_visits, page_visits = store_day.page_visits + excluded.page_visits
),
dirty as (${dirtyDayInsert('delta')})
${answer}`;

const head = (batch: BatchHead): (string | null)[] => [
  batch.orgId,
  batch.mark,
  batch.receivedAt,
  batch.importId,
];

/** A zone's count is part of the door's count, so only counts without a zone reach the visitor number. */
export function visitsStatement(batch: BatchHead, facts: readonly VisitFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: visitsText,
    params: [
      ...head(batch),
      column.text((f) => f.base.id),
      column.bytes((f) => f.keyHash),
      column.bodyHash(),
      column.plain((f) => f.storeId),
      column.plain((f) => f.visits),
      column.plain((f) => f.minutes),
      column.text((f) => f.counter),
      column.text((f) => f.zone),
      column.text((f) => f.channel),
      column.occurredAt(),
      column.businessDay(),
    ],
  };
}

const scansText = `with incoming as materialized (
  select * from unnest($5::text[], $6::bytea[], $7::bytea[], $8::uuid[], $9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::timestamptz[], $14::date[])
    as i(ext_id, key_hash, body_hash, store_id, touchpoint_id, member_id, visitor, channel, occurred_at, business_day)
),
${keyed('incoming')},
stored as (
  insert into touchpoint_scans (org_id, business_day, store_id, key_hash, touchpoint_id, member_id, visitor, channel, occurred_at, import_id)
  select $1::uuid, business_day, store_id, key_hash, touchpoint_id, member_id, visitor, channel, occurred_at, $4::uuid from fresh
),
delta as materialized (select store_id, business_day as day, count(*) as scans from fresh group by store_id, business_day),
store_rollup as (
  insert into store_day (org_id, store_id, day, scans) select $1::uuid, store_id, day, scans from delta order by store_id, day
  on conflict (org_id, store_id, day) do update set scans = store_day.scans + excluded.scans
),
dirty as (${dirtyDayInsert('delta')})
${answer}`;

export function scansStatement(batch: BatchHead, facts: readonly ScanFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: scansText,
    params: [
      ...head(batch),
      column.text((f) => f.base.id),
      column.bytes((f) => f.keyHash),
      column.bodyHash(),
      column.plain((f) => f.storeId),
      column.plain((f) => f.touchpointId),
      column.plain((f) => f.memberId),
      column.text((f) => f.visitor),
      column.text((f) => f.channel),
      column.occurredAt(),
      column.businessDay(),
    ],
  };
}

/** Partitions of the month that begins on `$1`. */
export const ensureMonthText = 'select app_ensure_months($1::date, $1::date)';
