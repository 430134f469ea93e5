/**
 * Undo of facts. In every text `$1` is the organization and `$2` the import. People whom only the undone file knew go
 * again: first their identities, so that the follower takes their flows back, then they themselves.
 */
const others = (table: string, more = ''): string =>
  `select f.member_id from ${table} f join brought b on b.member_id = f.member_id where f.org_id = $1::uuid${more}`;

/** Answers how many people stay because other facts know them. `$3` mark for the follower, `$4` instant. */
export const forgetPeopleText = `with brought as materialized (
  select member_id from member_identifications where org_id = $1::uuid and import_id = $2::uuid
  union select member_id from orders where org_id = $1::uuid and import_id = $2::uuid and member_id is not null
),
known as materialized (
  ${others('member_identifications', ' and f.import_id is distinct from $2::uuid')}
  union ${others('consent_changes', ' and f.import_id is distinct from $2::uuid')}
  union ${others('touchpoint_scans')}
  union ${others('orders', ' and f.void_count = 0 and f.import_id is distinct from $2::uuid')}
),
marked as (
  insert into dirty_members (org_id, member_id, mark, marked_at) select $1::uuid, member_id, $3::uuid, $4::timestamptz from brought on conflict do nothing
),
gone as (
  delete from member_identities i using brought b
  where i.org_id = $1::uuid and i.member_id = b.member_id and b.member_id not in (select member_id from known)
)
select (select count(*) from known)::int as known, (select count(*) from brought)::int as brought`;

export const dropJoiningsText = `with consent as (delete from consent_changes where org_id = $1::uuid and import_id = $2::uuid)
delete from member_identifications where org_id = $1::uuid and import_id = $2::uuid`;

/** After the follower: people without identity, fact or flow. `$3` = beginning of the key of their first fact. */
export const dropEmptyPeopleText = `delete from members m where m.org_id = $1::uuid and m.joined_key ^@ $3::text
  and $2::uuid is not null
  and not exists (select 1 from member_identities f where f.org_id = m.org_id and f.member_id = m.id)
  and not exists (select 1 from member_identifications f where f.org_id = m.org_id and f.member_id = m.id)
  and not exists (select 1 from consent_changes f where f.org_id = m.org_id and f.member_id = m.id)
  and not exists (select 1 from asset_flows f where f.org_id = m.org_id and f.member_id = m.id)
  and not exists (select 1 from orders f where f.org_id = m.org_id and f.member_id = m.id and f.void_count = 0)`;
