import type postgres from 'postgres';
import { referenceTables } from './distribute';

export type CatalogBreach = { rule: string; object: string; cure: string };

type CatalogRule = { rule: string; cure: string; find: string };

/** Roles the product connects as. The pipeline is the one role that may pass row security. */
const applicationRoles = ['waterwheel_app', 'waterwheel_pipeline'];
const bypassRole = 'waterwheel_pipeline';

const policy = "(org_id = (NULLIF(current_setting('app.org_id'::text, true), ''::text))::uuid)";

/** Rollups are named for their grain, so `store_day` needs no plural. */
const pluralName = '(s|_day|_week|_month|_history)$';

const listOf = (values: readonly string[]) => values.map((value) => `('${value}')`).join(', ');

/** What every rule may select from: tables of ours, their keys with the leading column, their columns. */
const views = `
with tables as (
  select c.oid, c.relname as name, c.relispartition as is_partition, c.relowner, c.relrowsecurity, c.relforcerowsecurity,
         exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) as is_tenant
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')
), columns as (
  select t.name || '.' || a.attname as object, a.attname as name, format_type(a.atttypid, null) as type, a.attidentity,
         coalesce(pg_get_expr(d.adbin, d.adrelid), '') as preset, t.is_tenant, a.attnotnull
  from tables t
  join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
), foreign_keys as (
  select f.conname as name, t.name as table_name, t.is_tenant, u.is_tenant as is_target_tenant,
         f.confdeltype, f.confupdtype, cardinality(f.conkey) as width, u.name as target,
         (select attname from pg_attribute where attrelid = f.conrelid and attnum = f.conkey[1]) as first_column,
         (select attname from pg_attribute where attrelid = f.confrelid and attnum = f.confkey[1]) as first_target
  from pg_constraint f join tables t on t.oid = f.conrelid join tables u on u.oid = f.confrelid
  where f.contype = 'f'
), roles as (
  select r.*, r.rolname = '${bypassRole}' as is_pipeline
  from pg_roles r where r.rolname in (select * from (values ${listOf(applicationRoles)}) v)
)`;

const isolation: CatalogRule[] = [
  {
    rule: 'table-kind',
    cure: 'give it org_id, or list it in referenceTables of db/distribute.ts',
    find: `select name as object from tables where not is_tenant and name not in (select * from (values ${listOf(referenceTables)}) v)
           union all select name from tables where is_tenant and name in (select * from (values ${listOf(referenceTables)}) v)`,
  },
  {
    rule: 'manifest-stale',
    cure: 'no such table: remove it from referenceTables of db/distribute.ts',
    find: `select column1 as object from (values ${listOf(referenceTables)}) v where column1 not in (select name from tables)`,
  },
  {
    rule: 'org-id-type',
    cure: 'org_id is uuid not null',
    find: `select object from columns where name = 'org_id' and (type <> 'uuid' or not attnotnull)`,
  },
  {
    rule: 'row-security',
    cure: 'enable and force row level security: call app_protect in the migration',
    find: 'select name as object from tables where is_tenant and not (relrowsecurity and relforcerowsecurity)',
  },
  {
    rule: 'policy',
    cure: 'exactly one policy, for everybody and everything, the one of architecture.md: call app_protect',
    find: `select t.name as object from tables t left join pg_policy p on p.polrelid = t.oid
           where t.is_tenant group by t.oid, t.name
           having count(p.oid) <> 1 or bool_or(p.polcmd <> '*' or not p.polpermissive or p.polroles <> '{0}'
             or p.polwithcheck is not null or pg_get_expr(p.polqual, p.polrelid) <> $$${policy}$$)`,
  },
  {
    rule: 'unique-key',
    cure: 'primary and unique keys of a tenant table start with org_id',
    find: `select i.indexrelid::regclass::text as object from pg_index i join tables t on t.oid = i.indrelid
           left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
           where i.indisunique and t.is_tenant and a.attname is distinct from 'org_id'`,
  },
  {
    rule: 'primary-key',
    cure: 'every table has a primary key',
    find: `select name as object from tables t where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  },
  {
    rule: 'foreign-key',
    cure: 'between tenant tables: (org_id, …) references (org_id, …); nothing without an organization points to a tenant',
    find: `select table_name || '.' || name as object from foreign_keys
           where is_target_tenant and (not is_tenant or first_column <> 'org_id' or first_target <> 'org_id'
             or (width < 2 and target <> 'organizations'))`,
  },
  {
    rule: 'view',
    cure: 'with (security_invoker = true); a materialised view shows every organization: use a rollup table',
    find: `select c.relname as object from pg_class c where c.relnamespace = 'public'::regnamespace
           and not exists (select 1 from pg_depend e where e.objid = c.oid and e.deptype = 'e')
           and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']))`,
  },
  {
    rule: 'definer-function',
    cure: 'a SECURITY DEFINER function sets search_path',
    find: `select p.oid::regprocedure::text as object from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef
           and not exists (select 1 from pg_depend e where e.objid = p.oid and e.deptype = 'e')
           and not exists (select 1 from unnest(coalesce(p.proconfig, '{}')) s where s like 'search_path=%')`,
  },
];

const roles: CatalogRule[] = [
  {
    rule: 'role-missing',
    cure: 'db/commands/migrate.ts makes it',
    find: `select column1 as object from (values ${listOf(applicationRoles)}) v where column1 not in (select rolname from roles)`,
  },
  {
    rule: 'role-power',
    cure: `no superuser, no createrole, no bypassrls but ${bypassRole}`,
    find: 'select rolname as object from roles where rolsuper or rolcreaterole or rolcreatedb or (rolbypassrls and not is_pipeline)',
  },
  {
    rule: 'role-owner',
    cure: 'tables belong to the owner role; nobody the product connects as may act as it',
    find: `select distinct r.rolname || ' of ' || t.name as object from roles r join tables t on pg_has_role(r.oid, t.relowner, 'MEMBER')`,
  },
];

const forms: CatalogRule[] = [
  {
    rule: 'trigger',
    cure: 'no triggers: do it in the mutation',
    find: `select t.name || '.' || g.tgname as object from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal`,
  },
  {
    rule: 'rewrite-rule',
    cure: 'no rules: do it in the mutation',
    find: `select c.relname || '.' || r.rulename as object from pg_rewrite r join pg_class c on c.oid = r.ev_class
           where c.relnamespace = 'public'::regnamespace and r.rulename <> '_RETURN'`,
  },
  {
    rule: 'exclusion-constraint',
    cure: 'no exclusion constraints: check it in the mutation under a lock',
    find: `select t.name || '.' || k.conname as object from pg_constraint k join tables t on t.oid = k.conrelid where k.contype = 'x'`,
  },
  {
    rule: 'deferrable-constraint',
    cure: 'no deferrable constraints: write in the order of the keys',
    find: `select t.name || '.' || k.conname as object from pg_constraint k join tables t on t.oid = k.conrelid where k.condeferrable`,
  },
  {
    rule: 'on-delete',
    cure: 'no ON DELETE SET NULL or SET DEFAULT: clear it in the mutation',
    find: `select table_name || '.' || name as object from foreign_keys where confdeltype in ('n', 'd')`,
  },
  {
    rule: 'on-update',
    cure: 'no ON UPDATE actions: keys do not change',
    find: `select table_name || '.' || name as object from foreign_keys where confupdtype not in ('a', 'r')`,
  },
  {
    rule: 'default-value',
    cure: 'ids and times are values of the application: no sequence, identity, random or clock as a default',
    find: `select object from columns where attidentity <> '' or preset ~* '(nextval|random|uuid|now|clock_timestamp|statement_timestamp)[(]|current_(date|time)|localtime'`,
  },
];

const types: CatalogRule[] = [
  {
    rule: 'fen-type',
    cure: 'money is bigint',
    find: `select object from columns where name ~ '(^|_)fen$' and type <> 'bigint'`,
  },
  {
    rule: 'bps-type',
    cure: 'rates are whole basis points',
    find: `select object from columns where name ~ '_bps$' and type not in ('integer', 'smallint', 'bigint')`,
  },
  {
    rule: 'instant-type',
    cure: 'an instant is timestamptz',
    find: `select object from columns where type in ('timestamp without time zone', 'time with time zone') or (name ~ '_at$' and type <> 'timestamp with time zone')`,
  },
  {
    rule: 'day-type',
    cure: 'a business day is date',
    find: `select object from columns where name ~ '(_on|^day|_day)$' and type <> 'date'`,
  },
  {
    rule: 'boolean-name',
    cure: 'a boolean says is_, has_ or can_',
    find: `select object from columns where type = 'boolean' and name !~ '^(is|has|can)_'`,
  },
  {
    rule: 'name',
    cure: 'plural snake_case; a rollup ends in its grain',
    find: `select name as object from tables where name !~ '^[a-z][a-z0-9]*(_[a-z0-9]+)*$' or (not is_partition and name !~ '${pluralName}')
          union all select object from columns where name !~ '^[a-z][a-z0-9]*(_[a-z0-9]+)*$'`,
  },
];

export const catalogRules: readonly CatalogRule[] = [...isolation, ...roles, ...forms, ...types];

/**
 * Reads the catalog of a migrated database and names every object that breaks a rule of the house.
 * Needs no rights beyond reading the catalog; sorted by rule, then object.
 */
export async function catalogBreaches(sql: postgres.Sql | postgres.TransactionSql): Promise<CatalogBreach[]> {
  const found: CatalogBreach[] = [];
  for (const { rule, cure, find } of catalogRules) {
    const rows = await sql.unsafe<{ object: string }[]>(
      `${views} select object from (${find}) breaches order by object`,
    );
    found.push(...rows.map(({ object }) => ({ rule, object, cure })));
  }
  return found;
}
