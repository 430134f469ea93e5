import { type SQL, sql } from 'drizzle-orm';

/** Tables whose rows keep a guide from being removed, with the column that names one. */
const users: readonly [table: string, column: string][] = [
  ['orders', 'guide_id'],
  ['orders', 'co_guide_id'],
  ['guide_day', 'guide_id'],
  ['member_identifications', 'guide_id'],
];

/** Those of the guides that a fact names or a person signs in as. `ids` is an array as text. */
export function usedGuides(orgId: string, ids: string): SQL {
  const parts = users.map(
    ([table, column]) =>
      sql`exists (select 1 from ${sql.identifier(table)} u where u.org_id = ${orgId} and u.${sql.identifier(column)} = g.id)`,
  );
  return sql`select g.id from unnest(${ids}::uuid[]) as g(id) where ${sql.join(parts, sql` or `)}
    or exists (select 1 from guides p where p.org_id = ${orgId} and p.id = g.id and p.user_id is not null)`;
}
