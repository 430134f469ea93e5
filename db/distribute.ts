import type postgres from 'postgres';

/**
 * The one manifest of tables without an organization; each becomes a reference table of a cluster.
 * Every other table has `org_id`, is distributed by it and colocated with `organizations`.
 */
export const referenceTables = ['users', 'sign_in_attempts', 'ended_sessions', 'installation_facts'] as const;

const root = 'organizations';

type TableLinks = { name: string; needs: string[] };

/**
 * Tables in an order in which each stands after the ones its foreign keys point to.
 * @throws when foreign keys form a circle over several tables.
 */
export function distributionOrder(tables: TableLinks[]): string[] {
  const ordered: string[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const names = new Set(waiting.map((table) => table.name));
    const ready = waiting.filter(({ name, needs }) =>
      needs.every((need) => need === name || !names.has(need)),
    );
    if (ready.length === 0) throw new Error(`foreign keys form a circle: ${[...names].join(', ')}`);
    ordered.push(...ready.map((table) => table.name));
    waiting = waiting.filter((table) => !ready.includes(table));
  }
  return ordered;
}

/**
 * On a Citus coordinator: distributes every table of ours that is not distributed yet.
 * On plain PostgreSQL it does nothing. Safe to run again after each migration.
 * @returns the tables it distributed.
 */
export async function distribute(sql: postgres.Sql): Promise<string[]> {
  const [citus] = await sql`select 1 from pg_extension where extname = 'citus'`;
  if (!citus) return [];
  const order = distributionOrder(await localTables(sql));
  const references = order.filter((name) => isReference(name));
  // The root comes first whatever its keys: the others are colocated with it.
  const tenants = order
    .filter((name) => !isReference(name))
    .sort((a, b) => Number(b === root) - Number(a === root));
  for (const name of references) await sql`select create_reference_table(${name})`;
  for (const name of tenants) {
    const colocated = name === root ? 'default' : root;
    await sql`select create_distributed_table(${name}, 'org_id', colocate_with => ${colocated})`;
  }
  return [...references, ...tenants];
}

function isReference(name: string): boolean {
  return (referenceTables as readonly string[]).includes(name);
}

/** Tables of the schema that no worker holds yet; partitions follow their parent. */
async function localTables(sql: postgres.Sql): Promise<TableLinks[]> {
  const rows = await sql<TableLinks[]>`
    select c.relname as name,
           coalesce(array_agg(distinct f.confrelid::regclass::text) filter (where f.confrelid is not null), '{}') as needs
    from pg_class c
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select 1 from pg_dist_partition d where d.logicalrelid = c.oid)
      and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')
    group by c.relname
    order by c.relname`;
  return [...rows];
}
