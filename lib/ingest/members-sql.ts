import type { BatchHead, ConsentFact, IdentificationFact } from './fact';
import { columnsOf, headOf, type Statement } from './statement';

const dirtyMembers = (rows: string): string => `dirty as (
  insert into dirty_members (org_id, member_id, mark, marked_at) select $1::uuid, member_id, $2::uuid, $3::timestamptz from (select distinct member_id from ${rows}) d on conflict do nothing
)`;
const answer = `select ext_id, case when is_conflict then 'conflict' else 'accepted' end as outcome from fact`;

const identificationsText = `with fact as (
  insert into member_identifications as fact (org_id, source, ext_id, body_hash, member_id, store_id, guide_id, touchpoint_id, channel, share_token, occurred_at, business_day, import_id)
  select $1::uuid, $4::text, ext_id, body_hash, member_id, store_id, guide_id, touchpoint_id, channel, share_token, occurred_at, business_day, $5::uuid
  from unnest($6::text[], $7::bytea[], $8::uuid[], $9::uuid[], $10::uuid[], $11::uuid[], $12::text[], $13::text[], $14::timestamptz[], $15::date[])
    as i(ext_id, body_hash, member_id, store_id, guide_id, touchpoint_id, channel, share_token, occurred_at, business_day)
  order by ext_id
  on conflict (org_id, source, ext_id) do update set body_hash = fact.body_hash where fact.body_hash <> excluded.body_hash
  returning ext_id, member_id, (xmax <> 0) as is_conflict
),
fresh as (select member_id from fact where not is_conflict and $3::timestamptz is not null),
${dirtyMembers('fresh')}
${answer}`;

export function identificationsStatement(batch: BatchHead, facts: readonly IdentificationFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: identificationsText,
    params: [
      ...headOf(batch),
      column.text((f) => f.base.id),
      column.bodyHash(),
      column.plain((f) => f.memberId),
      column.plain((f) => f.storeId),
      column.plain((f) => f.guideId),
      column.plain((f) => f.touchpointId),
      column.text((f) => f.channel),
      column.text((f) => f.shareToken),
      column.occurredAt(),
      column.businessDay(),
    ],
  };
}

const consentsText = `with fact as (
  insert into consent_changes as fact (org_id, source, ext_id, body_hash, member_id, channel, purpose, is_granted, origin, occurred_at, business_day, import_id)
  select $1::uuid, $4::text, ext_id, body_hash, member_id, channel, purpose, is_granted, origin, occurred_at, business_day, $5::uuid
  from unnest($6::text[], $7::bytea[], $8::uuid[], $9::text[], $10::text[], $11::boolean[], $12::text[], $13::timestamptz[], $14::date[])
    as i(ext_id, body_hash, member_id, channel, purpose, is_granted, origin, occurred_at, business_day)
  order by ext_id
  on conflict (org_id, source, ext_id) do update set body_hash = fact.body_hash where fact.body_hash <> excluded.body_hash
  returning ext_id, member_id, (xmax <> 0) as is_conflict
),
fresh as (select member_id from fact where not is_conflict),
${dirtyMembers('fresh')}
${answer}`;

export function consentsStatement(batch: BatchHead, facts: readonly ConsentFact[]): Statement {
  const column = columnsOf(facts);
  return {
    text: consentsText,
    params: [
      ...headOf(batch),
      column.text((f) => f.base.id),
      column.bodyHash(),
      column.plain((f) => f.memberId),
      column.text((f) => f.channel),
      column.text((f) => f.purpose),
      column.plain((f) => String(f.isGranted)),
      column.text((f) => f.origin),
      column.occurredAt(),
      column.businessDay(),
    ],
  };
}

/** Joinings known already: `$1` organization, `$2` source, `$3` ids. */
export const knownIdentificationsText = `select ext_id from member_identifications where org_id = $1::uuid and source = $2::text and ext_id = any($3::text[])`;

/** One row when any joining is known: `$1` organization, `$2` sources. */
export const someIdentificationText = `select 1 from member_identifications where org_id = $1::uuid and source = any($2::text[]) limit 1`;
