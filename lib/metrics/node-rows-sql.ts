import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { subtreeEnd } from '@/lib/auth/reach';
import { inScope, type Scope } from '@/lib/auth/scope';
import type { DayRange, Grain } from '@/lib/time';
import type { MetricNode } from './node';

/** A rollup with one row per store and day (and perhaps more). */
export type StoreRollup = PgTable & { orgId: AnyColumn; storeId: AnyColumn; day: AnyColumn };

/** The region one level below the node that a stay lies in; the node's own id for stores that stand in it directly. */
const childOf = (node: MetricNode): SQL => {
  const depth = node.path.split('/').length - 2;
  return sql`coalesce(nullif(split_part(region.path, '/', ${sql.raw(String(depth + 2))}), ''), ${node.regionId})`;
};

/** The node's stores and how long each stood where: `(org_id, store_id, valid_from, valid_to, brand, child)`. */
export const placesOf = (scope: Scope, node: MetricNode): SQL => {
  const where = [sql`stay.org_id = ${scope.orgId}`];
  if (node.storeId) where.push(sql`stay.store_id = ${node.storeId}::uuid`);
  else {
    if (!node.isRoot) where.push(sql`region.path >= ${node.path} and region.path < ${subtreeEnd(node.path)}`);
    if (node.brandId) where.push(sql`store.brand_id = ${node.brandId}::uuid`);
  }
  return sql`select stay.org_id, stay.store_id, stay.valid_from, stay.valid_to, store.brand_id::text as brand, ${childOf(node)} as child
    from store_region_history stay join stores store on store.org_id = stay.org_id and store.id = stay.store_id
    join regions region on region.org_id = stay.org_id and region.id = stay.region_id where ${sql.join(where, sql` and `)}`;
};

/**
 * `rows` of the node that the reader may see: its store stood in the node that day, and was in reach. `derived` asks the
 * same of other (org_id, store_id, day) rows: a sub-select named as the table, so that the one predicate holds for it.
 * Places are a small table of their own (`offset 0` keeps it so), named once a stay and not once a row; a statement that
 * has them as `place` already says so.
 */
export function rowsOf(
  scope: Scope,
  question: { node: MetricNode; rows: StoreRollup; withPlaces?: boolean | 'named'; derived?: SQL },
): { from: SQL; where: SQL } {
  const { node, rows, withPlaces = false, derived = sql`${rows}` } = question;
  const where = [inScope(scope, 'reports:read', rows)];
  if (node.storeId) where.push(sql`${rows.storeId} = ${node.storeId}::uuid`);
  const stood = sql`place.org_id = ${rows.orgId} and place.store_id = ${rows.storeId}
    and place.valid_from <= ${rows.day} and (place.valid_to is null or place.valid_to > ${rows.day})`;
  const isPlaced = withPlaces || (!node.storeId && (!node.isRoot || node.brandId !== null));
  const places = withPlaces === 'named' ? sql`place` : sql`(${placesOf(scope, node)} offset 0) place`;
  return {
    from: isPlaced ? sql`${derived} join ${places} on ${stood}` : derived,
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

/** What the rows of `rowsOf` are grouped by; regions and brands need its places. */
export const keyOf = (
  by: 'store' | 'region' | 'brand',
  rows: 'store_day' | 'buyer_day' | 'asset_day',
): SQL =>
  by === 'store'
    ? sql`${sql.raw(rows)}.store_id::text`
    : by === 'brand'
      ? sql`place.brand`
      : sql`place.child`;
