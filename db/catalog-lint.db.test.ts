import { describe, expect, it } from 'vitest';
import { catalogBreaches, catalogRules } from './catalog-lint';
import { distribute, referenceTables } from './distribute';
import { openStage } from './testing/stage';

const { owner: sql } = await openStage();

/** A tenant table of ours without a fault, to plant faults on. */
const tenant = `
  create table plants (org_id uuid not null, id uuid not null, grown_at timestamptz, price_fen bigint, share_bps integer, day date, is_alive boolean,
    primary key (org_id, id));
  select app_protect('plants', 'select')`;
const planted = (fault: string) => `${tenant}; ${fault}`;

/** rule → the statements that break it and nothing else, and the object that must be named. */
const faults: Record<string, [statements: string, object: string][]> = {
  'table-kind': [
    ['create table plants (id uuid primary key)', 'plants'],
    ['create table plants (organization_id uuid primary key)', 'plants'],
  ],
  'manifest-stale': [['drop table sign_in_attempts', 'sign_in_attempts']],
  'org-id-type': [
    [
      'create table plants (org_id text not null, id uuid not null, primary key (org_id, id)); alter table plants enable row level security; alter table plants force row level security; create policy p on plants using (false)',
      'plants.org_id',
    ],
  ],
  'row-security': [
    [planted('alter table plants disable row level security'), 'plants'],
    [planted('alter table plants no force row level security'), 'plants'],
  ],
  policy: [
    [planted('drop policy organization_policy on plants'), 'plants'],
    [planted('create policy second on plants using (true)'), 'plants'],
    [planted('alter policy organization_policy on plants using (true)'), 'plants'],
    [planted('alter policy organization_policy on plants with check (true)'), 'plants'],
    [planted('alter policy organization_policy on plants to waterwheel_app'), 'plants'],
    [
      planted(
        "alter policy organization_policy on plants using (org_id = current_setting('app.org_id')::uuid)",
      ),
      'plants',
    ],
  ],
  'unique-key': [
    [
      planted('alter table plants add code text; create unique index plants_code_key on plants (code)'),
      'plants_code_key',
    ],
    [planted('create unique index plants_id_key on plants (id, org_id)'), 'plants_id_key'],
    [
      planted('create unique index plants_expression_key on plants ((id::text), org_id)'),
      'plants_expression_key',
    ],
  ],
  'primary-key': [[planted('alter table plants drop constraint plants_pkey'), 'plants']],
  'foreign-key': [
    [
      planted(
        'create unique index stores_plain on stores (org_id, id); alter table plants add store_id uuid, add constraint plants_store foreign key (store_id, org_id) references stores (id, org_id)',
      ),
      'plants.plants_store',
    ],
    [
      'alter table sign_in_attempts add org uuid, add constraint to_tenant foreign key (org) references organizations (org_id)',
      'sign_in_attempts.to_tenant',
    ],
  ],
  view: [
    ['create view plants as select * from stores', 'plants'],
    ['create view plants with (security_invoker = false) as select * from stores', 'plants'],
    ['create materialized view plants as select * from stores', 'plants'],
  ],
  'definer-function': [
    ["create function plant() returns int language sql security definer as 'select 1'", 'plant()'],
  ],
  'role-missing': [['alter role waterwheel_app rename to waterwheel_gone', 'waterwheel_app']],
  'role-power': [
    ['alter role waterwheel_app bypassrls', 'waterwheel_app'],
    ['alter role waterwheel_app superuser', 'waterwheel_app'],
    ['alter role waterwheel_pipeline createrole', 'waterwheel_pipeline'],
  ],
  'role-owner': [['alter table stores owner to waterwheel_app', 'waterwheel_app of stores']],
  trigger: [
    [
      planted(
        "create function grow() returns trigger language plpgsql as 'begin return new; end'; create trigger grows before insert on plants for each row execute function grow()",
      ),
      'plants.grows',
    ],
  ],
  'rewrite-rule': [[planted('create rule keep as on delete to plants do instead nothing'), 'plants.keep']],
  'exclusion-constraint': [
    [planted('alter table plants add constraint apart exclude using btree (org_id with =)'), 'plants.apart'],
  ],
  'deferrable-constraint': [
    [planted('alter table plants add constraint later unique (org_id, grown_at) deferrable'), 'plants.later'],
  ],
  'on-delete': [
    [
      planted(
        'alter table plants add constraint lost foreign key (org_id, id) references stores (org_id, id) on delete set null',
      ),
      'plants.lost',
    ],
    [
      planted(
        'alter table plants add constraint reset foreign key (org_id, id) references stores (org_id, id) on delete set default',
      ),
      'plants.reset',
    ],
  ],
  'on-update': [
    [
      planted(
        'alter table plants add constraint moved foreign key (org_id, id) references stores (org_id, id) on update cascade',
      ),
      'plants.moved',
    ],
  ],
  'default-value': [
    [planted('alter table plants add number bigserial'), 'plants.number'],
    [planted('alter table plants add number bigint generated always as identity'), 'plants.number'],
    [planted('alter table plants alter grown_at set default now()'), 'plants.grown_at'],
    [planted('alter table plants alter grown_at set default current_timestamp'), 'plants.grown_at'],
    [planted('alter table plants alter id set default gen_random_uuid()'), 'plants.id'],
  ],
  'fen-type': [[planted('alter table plants alter price_fen type numeric'), 'plants.price_fen']],
  'bps-type': [[planted('alter table plants alter share_bps type double precision'), 'plants.share_bps']],
  'instant-type': [
    [planted('alter table plants alter grown_at type timestamp'), 'plants.grown_at'],
    [planted('alter table plants add grown_on_time timestamp'), 'plants.grown_on_time'],
    [planted('alter table plants alter grown_at type text'), 'plants.grown_at'],
  ],
  'day-type': [
    [planted('alter table plants alter day type text'), 'plants.day'],
    [planted('alter table plants add sown_on timestamptz'), 'plants.sown_on'],
  ],
  'boolean-name': [[planted('alter table plants rename is_alive to alive'), 'plants.alive']],
  name: [
    [planted('alter table plants rename to plant'), 'plant'],
    [planted('alter table plants rename to "Plants"'), 'Plants'],
    [planted('alter table plants rename is_alive to "is_Alive"'), 'plants.is_Alive'],
  ],
};

/** What the lint finds after the statements; the transaction is rolled back. */
async function breachesAfter(statements: string) {
  let found: Awaited<ReturnType<typeof catalogBreaches>> = [];
  const undo = new Error('undo');
  await sql
    .begin(async (tx) => {
      await tx.unsafe(statements);
      found = await catalogBreaches(tx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found.map(({ rule, object }) => `${rule}: ${object}`);
}

describe('catalog lint', () => {
  it('finds nothing in the migrated database', async () => {
    expect(await catalogBreaches(sql)).toEqual([]);
  });

  it('has a planted fault for every rule', () => {
    expect(Object.keys(faults).sort()).toEqual(catalogRules.map(({ rule }) => rule).sort());
  });

  it('lets a table of the house pass', async () => {
    expect(await breachesAfter(tenant)).toEqual([]);
  });

  const rows = Object.entries(faults).flatMap(([rule, planted]) =>
    planted.map(([statements, object]) => ({ rule, object, statements })),
  );
  it.each(rows)('$rule names $object', async ({ rule, object, statements }) => {
    expect(await breachesAfter(statements)).toContain(`${rule}: ${object}`);
  });
});

describe('distribution', () => {
  it('does nothing on plain PostgreSQL, however often', async () => {
    expect(await distribute(sql)).toEqual([]);
    expect(await distribute(sql)).toEqual([]);
  });

  it('lists every table without an organization, and no other', async () => {
    const rows = await sql<{ name: string }[]>`
      select t.table_name as name from information_schema.tables t
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and not exists (
        select 1 from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'org_id')`;
    expect(rows.map(({ name }) => name).sort()).toEqual([...referenceTables].sort());
  });
});
