/**
 * `$1` organization, `$2` kinds, `$3` look-up hashes. Each is looked up by its key (`offset 0` keeps it so): the
 * statistics know nothing of an organization that is just being filled, and a join planned by them reads all its rows.
 */
export const findIdentitiesText = `select i.kind, encode(i.lookup_hash, 'hex') as hash, i.member_id, extract(epoch from i.seen_at) * 1000 as seen_at,
    extract(epoch from m.joined_at) * 1000 as joined_at, m.joined_key
  from unnest($2::text[], $3::bytea[]) as asked(kind, lookup_hash)
  cross join lateral (select * from member_identities i where i.org_id = $1::uuid and i.kind = asked.kind and i.lookup_hash = asked.lookup_hash offset 0) i
  cross join lateral (select * from members m where m.org_id = $1::uuid and m.id = i.member_id offset 0) m`;

/** New members come into being only with an identity that nobody else took meanwhile. */
export const insertMembersText = `with identity as (
  insert into member_identities (org_id, kind, lookup_hash, member_id, cipher, is_verified, source, seen_on, seen_at)
  select $1::uuid, kind, lookup_hash, member_id, cipher, true, source, seen_on, seen_at
  from unnest($2::text[], $3::bytea[], $4::uuid[], $5::bytea[], $6::text[], $7::date[], $8::timestamptz[]) as i(kind, lookup_hash, member_id, cipher, source, seen_on, seen_at)
  order by kind, lookup_hash on conflict do nothing returning member_id
),
fresh as (
  insert into members (org_id, id, home_store_id, joined_at, joined_on, joined_key, wrapped_key, created_at)
  select $1::uuid, id, home_store_id, joined_at, joined_on, joined_key, wrapped_key, $15::timestamptz
  from unnest($9::uuid[], $10::uuid[], $11::timestamptz[], $12::date[], $13::text[], $14::bytea[]) as m(id, home_store_id, joined_at, joined_on, joined_key, wrapped_key)
  where id in (select member_id from identity)
)
select count(*)::int as taken from identity`;

/** An earlier fact that arrives late moves the first identification and with it the home store. */
export const moveJoinedText = `update members m set home_store_id = e.store_id, joined_at = e.at, joined_on = e.day, joined_key = e.key
  from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::date[], $6::text[]) as e(member_id, store_id, at, day, key)
  where m.org_id = $1::uuid and m.id = e.member_id and (m.joined_at, m.joined_key) > (e.at, e.key collate "C")`;

export const moveSeenText = `update member_identities i set seen_at = e.at, seen_on = e.day
  from unnest($2::text[], $3::bytea[], $4::timestamptz[], $5::date[]) as e(kind, lookup_hash, at, day)
  where i.org_id = $1::uuid and i.kind = e.kind and i.lookup_hash = e.lookup_hash and i.seen_at > e.at`;

export const markMembersText = `insert into dirty_members (org_id, member_id, mark, marked_at)
  select $1::uuid, member_id, $2::uuid, $3::timestamptz from (select distinct unnest($4::uuid[]) as member_id) d on conflict do nothing`;

const isLater = (field: string, at: string): string =>
  `p.${field} is not null and (m.${at} is null or p.${at} > m.${at} or (p.${at} = m.${at} and p.${field}::text collate "C" > coalesce(m.${field}::text, '') collate "C"))`;
const keepLatest = (columns: readonly string[], field: string, at: string): string =>
  columns
    .map((column) => `${column} = case when ${isLater(field, at)} then p.${column} else m.${column} end`)
    .join(', ');

/** Field by field the latest saying stands, however late it arrives; who was erased stays without a profile. */
export const profileText = `update members m set ${keepLatest(['name', 'name_key', 'pinyin_initials', 'name_at'], 'name', 'name_at')},
    ${keepLatest(['gender', 'gender_at'], 'gender', 'gender_at')}, ${keepLatest(['birth_on', 'birth_at'], 'birth_on', 'birth_at')}
  from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[], $8::timestamptz[], $9::date[], $10::timestamptz[])
    as p(member_id, name, name_key, pinyin_initials, name_at, gender, gender_at, birth_on, birth_at)
  where m.org_id = $1::uuid and m.id = p.member_id and m.wrapped_key is not null`;

export const wrappedKeysText = `select id, wrapped_key from members where org_id = $1::uuid and id = any($2::uuid[])`;
