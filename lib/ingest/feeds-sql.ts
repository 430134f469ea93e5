/** Signs of life of feeds: `$1` organization, `$2` source, `$3` instant of receipt, then types, latest instants, counts. */
export const touchFeedsText = `insert into feeds (org_id, source, type, last_received_at, last_occurred_at, accepted)
  select $1::uuid, $2::text, type, $3::timestamptz, occurred_at, accepted from unnest($4::text[], $5::timestamptz[], $6::int[]) as f(type, occurred_at, accepted) order by type
  on conflict (org_id, source, type) do update set last_received_at = greatest(feeds.last_received_at, excluded.last_received_at),
    last_occurred_at = greatest(feeds.last_occurred_at, excluded.last_occurred_at),
    accepted = least(feeds.accepted::bigint + excluded.accepted, 2147483647)::int`;
