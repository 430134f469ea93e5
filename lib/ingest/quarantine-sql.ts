/** A key for the bodies of one batch: `$1` organization, `$2` id, `$3` wrapped key, `$4` instant. */
export const newBatchKeyText =
  'insert into cipher_batches (org_id, id, wrapped_key, created_at) values ($1::uuid, $2::uuid, $3::bytea, $4::timestamptz)';

/** Holds items: `$1` organization, `$2` source, `$3` batch, `$4` instant, `$5` API key, then columns. The same open item is held once. */
export const holdItemsText = `insert into quarantined_items (org_id, id, source, type, ext_id, body_hash, code, path, hint, batch_id, body_cipher, store_id, api_key_id, received_at)
  select $1::uuid, q.id, $2::text, q.type, q.ext_id, q.body_hash, q.code, q.path, q.hint, $3::uuid, q.body_cipher, q.store_id, $5::uuid, $4::timestamptz
  from unnest($6::uuid[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::uuid[]) as q(id, type, ext_id, body_hash, code, path, hint, body_cipher, store_id)
  where not exists (
    select 1 from quarantined_items o where o.org_id = $1::uuid and o.source = $2::text and o.type = q.type and o.ext_id = q.ext_id and o.body_hash = q.body_hash and o.status = 'open'
  )`;

/** Open items of keys that have now been taken. Nothing is looked at while nothing waits. */
export const settleTakenText = `update quarantined_items q set status = 'replayed', settled_at = $3::timestamptz from unnest($4::text[], $5::text[]) as t(type, ext_id)
  where q.org_id = $1::uuid and q.source = $2::text and q.type = t.type and q.ext_id = t.ext_id and q.status = 'open' and q.code <> 'conflict'
    and exists (select 1 from quarantined_items o where o.org_id = $1::uuid and o.status = 'open')`;

/** How often an item is tried by itself; the pauses double from 30 s, so the last one is after a week. */
export const mostAttempts = 14;

const isKnownNow = `case q.code
    when 'unknown_store' then exists (select 1 from stores s where s.org_id = q.org_id and s.code = q.hint)
    when 'unknown_guide' then exists (select 1 from guides g where g.org_id = q.org_id and g.code = q.hint)
    when 'unknown_product' then exists (select 1 from products p where p.org_id = q.org_id and p.code = q.hint)
    when 'unknown_campaign' then exists (select 1 from campaigns c where c.org_id = q.org_id and c.code = q.hint)
    when 'unknown_touchpoint' then exists (select 1 from touchpoints t where t.org_id = q.org_id and t.code = q.hint)
    when 'unknown_order' then exists (select 1 from orders o where o.org_id = q.org_id and o.ext_id = q.hint and (o.source = q.source or starts_with(o.source, q.source || '~')) and o.body_hash is not null)
    when 'unknown_member' then exists (
      select 1 from unnest(string_to_array(q.hint, ',')) as h(pair)
      join member_identities i on i.org_id = q.org_id and i.kind = split_part(h.pair, ':', 1) and i.lookup_hash = decode(split_part(h.pair, ':', 2), 'hex')
    )
    else false end`;

/**
 * Open items whose unknown reference is known by now and whose pause is over, oldest first after `$3`:
 * `$1` organization, `$2` now, `$3` id tried last, `$4` how many.
 */
export const resolvableItemsText = `select q.id from quarantined_items q join cipher_batches b on b.org_id = q.org_id and b.id = q.batch_id
  where q.org_id = $1::uuid and q.status = 'open' and q.id > $3::uuid and q.attempts < ${mostAttempts} and b.wrapped_key is not null
    and q.received_at + make_interval(secs => 30 * (power(2, q.attempts) - 1)) <= $2::timestamptz and ${isKnownNow}
  order by q.id limit $4::int`;

/** Organizations where something waits for a reference. */
export const waitingOrganizationsText = `select o.org_id from organizations o where exists (
    select 1 from quarantined_items q where q.org_id = o.org_id and q.status = 'open' and q.code like 'unknown%' and q.attempts < ${mostAttempts})`;

/** What a replay of still untaken items found: ids, codes, paths, hints. */
export const noteAttemptsText = `update quarantined_items q set attempts = q.attempts + 1, code = t.code, path = t.path, hint = t.hint
  from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as t(id, code, path, hint)
  where q.org_id = $1::uuid and q.id = t.id and q.status = 'open'`;

/** Open items that have come in after all: `$2` ids, `$3` instant. */
export const settleItemsText = `update quarantined_items q set status = 'replayed', settled_at = $3::timestamptz
  where q.org_id = $1::uuid and q.id = any($2::uuid[]) and q.status = 'open'`;

/** Bodies older than `$2` lose their key for good; what was open can only be dismissed then. */
export const destroyKeysText = `update cipher_batches set wrapped_key = null where org_id = $1::uuid and wrapped_key is not null and created_at < $2::timestamptz`;

/** Organizations with keys of bodies, or stored replies, from before `$1`. */
export const expiredOrganizationsText = `select o.org_id from organizations o where exists (select 1 from cipher_batches b where b.org_id = o.org_id and b.wrapped_key is not null and b.created_at < $1::timestamptz)
    or exists (select 1 from idempotency_keys k where k.org_id = o.org_id and k.created_at < $1::timestamptz)`;
