/** Tables with `org_id` and the tables their foreign keys point to; partitions go with their parent. */
export const tenantTablesText = `select c.relname as name,
    coalesce(array_agg(distinct p.relname::text) filter (where p.relname is not null and p.relname <> c.relname), '{}') as needs
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
  left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
  left join pg_class p on p.oid = f.confrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  group by c.relname order by c.relname`;

export type TableLinks = { name: string; needs: string[] };

/** Tables so that each goes before the ones its foreign keys point to. */
export function removalOrder(tables: readonly TableLinks[]): string[] {
  const order: string[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const pointedAt = new Set(left.flatMap((table) => table.needs));
    const free = left.filter((table) => !pointedAt.has(table.name));
    if (free.length === 0) throw new Error('foreign keys form a circle');
    order.push(...free.map((table) => table.name));
    left = left.filter((table) => !free.includes(table));
  }
  return order;
}

/** Table names come from the catalog, never from a caller. */
export const removeRowsText = (table: string): string => `delete from "${table}" where org_id = $1::uuid`;

export const lonelyUsersText = `delete from users u where u.id = any($1::uuid[]) and not exists (select 1 from memberships m where m.user_id = u.id)`;

export const membersOfOrganizationText = `select user_id from memberships where org_id = $1::uuid`;

export const isSampleText = `select is_sample from organizations where org_id = $1::uuid for update`;

/** Samples that nobody belongs to: the neighbour that comes with the sample chain. */
export const abandonedSamplesText = `select o.org_id from organizations o
  where o.is_sample and o.org_id <> $1::uuid and not exists (select 1 from memberships m where m.org_id = o.org_id)`;

export const anySampleText = `select exists (select 1 from organizations where is_sample) as there`;
