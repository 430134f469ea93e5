/** `$1` organization, `$2` how many members at most. */
export const takeDirtyMembers = `select member_id, array_agg(mark::text) as marks from dirty_members
  where org_id = $1::uuid group by member_id order by member_id limit $2`;

export const dropDirtyMembers = `delete from dirty_members d using unnest($2::uuid[], $3::uuid[]) as m(member_id, mark)
  where d.org_id = $1::uuid and d.member_id = m.member_id and d.mark = m.mark`;

/**
 * Rows of the asked members, each member by its key (`offset 0` keeps it so): the statistics know nothing of an
 * organization that is just being filled, and a join planned by them reads all its rows.
 */
const asked = (
  table: 'members' | 'member_identities' | 'consent_changes' | 'asset_flows',
  key = 'member_id',
) =>
  `unnest($2::uuid[]) as a(member_id) cross join lateral (select * from ${table} t where t.org_id = $1::uuid and t.${key} = a.member_id offset 0)`;

export const homesOf = `select m.id as member_id, m.home_store_id, extract(epoch from m.joined_at) * 1000 as joined_at, m.joined_on::text as joined_on, m.joined_key, m.wrapped_key is null as is_erased
  from ${asked('members', 'id')} m`;

export const identitiesOf = `select i.member_id, i.kind, i.is_verified, i.source, i.seen_on::text as seen_on, extract(epoch from i.seen_at) * 1000 as seen_at, encode(i.lookup_hash, 'hex') as id
  from ${asked('member_identities')} i`;

export const consentsOf = `select c.member_id, c.channel, c.purpose, c.is_granted, c.source, c.ext_id, c.business_day::text as day, extract(epoch from c.occurred_at) * 1000 as at
  from ${asked('consent_changes')} c`;

export const storedFlowsOf = `select f.member_id, f.day::text as day, f.store_id, f.line, f.cause, sum(f.delta)::int as delta
  from ${asked('asset_flows')} f group by 1, 2, 3, 4, 5 having sum(f.delta) <> 0`;

/** `$2` now, then the flows by column; the store's day rows follow in the same statement, and the days become dirty (`$3` mark). */
export const insertFlows = `with flow as (
  insert into asset_flows (org_id, id, member_id, store_id, day, line, cause, delta, is_restated, recorded_at)
  select $1::uuid, f.id, f.member_id, f.store_id, f.day, f.line, f.cause, f.delta, f.is_restated, $2::timestamptz
  from unnest($4::uuid[], $5::uuid[], $6::uuid[], $7::date[], $8::text[], $9::text[], $10::int[], $11::boolean[]) as f(id, member_id, store_id, day, line, cause, delta, is_restated)
  returning store_id, day, line, cause, is_restated, delta
),
by_day as (
  insert into asset_day (org_id, store_id, day, line, cause, is_restated, gained, lost)
  select $1::uuid, store_id, day, line, cause, is_restated, sum(greatest(delta, 0)), sum(greatest(-delta, 0)) from flow group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
  on conflict (org_id, store_id, line, day, cause, is_restated) do update set gained = asset_day.gained + excluded.gained, lost = asset_day.lost + excluded.lost
)
insert into dirty_days (org_id, day, mark, marked_at) select $1::uuid, day, $3::uuid, $2::timestamptz from (select distinct day from flow) d on conflict do nothing`;

/** Flows of days not yet closed are simply taken back. `$2` now, `$3` mark, then the keys and how many rows of each. */
export const deleteFlows = `with gone as (
  delete from asset_flows f using (
    select o.id from (
      select x.id, k.n, row_number() over (partition by k.member_id, k.store_id, k.day, k.line, k.cause order by x.id) as nth
      from unnest($4::uuid[], $5::uuid[], $6::date[], $7::text[], $8::text[], $9::int[], $10::int[]) as k(member_id, store_id, day, line, cause, sign, n)
      join asset_flows x on x.org_id = $1::uuid and x.member_id = k.member_id and x.store_id = k.store_id and x.day = k.day and x.line = k.line and x.cause = k.cause and x.delta = k.sign and not x.is_restated
    ) o where o.nth <= o.n
  ) d where f.org_id = $1::uuid and f.id = d.id
  returning f.store_id, f.day, f.line, f.cause, f.is_restated, f.delta
),
by_day as (
  update asset_day a set gained = a.gained - g.gained, lost = a.lost - g.lost
  from (select store_id, day, line, cause, is_restated, sum(greatest(delta, 0)) as gained, sum(greatest(-delta, 0)) as lost from gone group by 1, 2, 3, 4, 5) g
  where a.org_id = $1::uuid and a.store_id = g.store_id and a.day = g.day and a.line = g.line and a.cause = g.cause and a.is_restated = g.is_restated
)
insert into dirty_days (org_id, day, mark, marked_at) select $1::uuid, day, $3::uuid, $2::timestamptz from (select distinct day from gone) d on conflict do nothing`;

/** One follower an organization: a second one waits here and then finds nothing left. */
export const oneFollower = `select pg_advisory_xact_lock(hashtextextended('follow ' || $1::text, 0))`;

export const closedThrough = `select closed_through_on::text as day from organizations where org_id = $1::uuid`;
