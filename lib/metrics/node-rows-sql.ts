import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope, type Scope } from '@/lib/auth/scope';
import type { DayRange, Grain } from '@/lib/time';
import type { MetricNode } from './node';

/** A rollup with one row per store and day (and perhaps more). */
export type StoreRollup = PgTable & { orgId: AnyColumn; storeId: AnyColumn; day: AnyColumn };

/** The store of a row and where it stood that day, as `place_store`, `place_region`. */
export const placesOf = (rows: StoreRollup): SQL => sql`
  join stores place_store on place_store.org_id = ${rows.orgId} and place_store.id = ${rows.storeId}
  join store_region_history place_stay on place_stay.org_id = ${rows.orgId} and place_stay.store_id = ${rows.storeId}
    and place_stay.valid_from <= ${rows.day} and (place_stay.valid_to is null or place_stay.valid_to > ${rows.day})
  join regions place_region on place_region.org_id = place_stay.org_id and place_region.id = place_stay.region_id`;

const needsPlaces = (node: MetricNode): boolean => !node.storeId && (!node.isRoot || node.brandId !== null);

/**
 * `rows` of the node that the reader may see: its store stood in the node that day, and was in reach. `derived` asks the
 * same of other (org_id, store_id, day) rows: a sub-select named as the table, so that the one predicate holds for it.
 */
export function rowsOf(
  scope: Scope,
  question: { node: MetricNode; rows: StoreRollup; withPlaces?: boolean; derived?: SQL },
): { from: SQL; where: SQL } {
  const { node, rows, withPlaces = false, derived = sql`${rows}` } = question;
  const where = [inScope(scope, 'reports:read', rows)];
  if (node.storeId) where.push(sql`${rows.storeId} = ${node.storeId}::uuid`);
  else {
    if (!node.isRoot)
      where.push(sql`place_region.path >= ${node.path} and place_region.path < ${subtreeEnd(node.path)}`);
    if (node.brandId) where.push(sql`place_store.brand_id = ${node.brandId}::uuid`);
  }
  return {
    from: needsPlaces(node) || withPlaces ? sql`${derived} ${placesOf(rows)}` : derived,
    where: sql.join(where, sql` and `),
  };
}

export const within = (day: AnyColumn | SQL, range: DayRange): SQL =>
  sql`${day} between ${range.from}::date and ${range.to}::date`;

/** First day of the day, Monday week or month. */
export const bucketOf = (day: AnyColumn | SQL, grain: Grain): SQL =>
  grain === 'day' ? sql`${day}` : sql`date_trunc(${sql.raw(`'${grain}'`)}, ${day})::date`;

/** Best source a store has that day: sensor, else manual, else mini-program and page, else touchpoint scans. */
export const storeVisitors = sql`case when store_day.sensor_visits > 0 then store_day.sensor_visits when store_day.manual_visits > 0 then store_day.manual_visits
  when store_day.page_visits > 0 then store_day.page_visits else store_day.scans end`;

/** The region one level below the node that a place lies in; the node's own id for stores that stand in it directly. */
export const childOf = (node: MetricNode): SQL => {
  const depth = node.path.split('/').length - 2;
  return sql`coalesce(nullif(split_part(place_region.path, '/', ${sql.raw(String(depth + 2))}), ''), ${node.regionId})`;
};
