import { type SQL, sql } from 'drizzle-orm';

/** Tables whose rows keep a store from being removed, with the column that names it. */
const users: readonly [table: string, column: string][] = [
  ['orders', 'store_id'],
  ['store_day', 'store_id'],
  ['member_identifications', 'store_id'],
  ['members', 'home_store_id'],
  ['touchpoints', 'store_id'],
  ['guide_assignments', 'store_id'],
  ['grants', 'store_id'],
  ['api_keys', 'store_id'],
];

/** Those of the stores that something else refers to. `ids` is an array as text. */
export function usedStores(orgId: string, ids: string): SQL {
  const parts = users.map(
    ([table, column]) =>
      sql`exists (select 1 from ${sql.identifier(table)} u where u.org_id = ${orgId} and u.${sql.identifier(column)} = s.id)`,
  );
  return sql`select s.id from unnest(${ids}::uuid[]) as s(id) where ${sql.join(parts, sql` or `)}`;
}
