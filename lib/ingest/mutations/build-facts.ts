import 'server-only';
import { createHash } from 'node:crypto';
import type { RawSql } from '@/db/client';
import { arrayLiteral, hexBytes } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { findIdentitiesText } from '@/lib/members/members-sql';
import { resolveMembers } from '@/lib/members/mutations/resolve-members';
import type { Sighting } from '@/lib/members/sighting';
import { businessDay } from '@/lib/time';
import type { Fault, Planned } from '../batch-plan';
import type { BatchHead, FactBase } from '../fact';
import type { IngestItem, ItemOf } from '../input';
import type { References } from '../queries/find-references';
import { hashesOf } from './identity-hashes';
import { liveSources } from './live-sources';
import type { Held } from './quarantine';
import type { Facts } from './run-statements';

type Sources = { batch: BatchHead; planned: readonly Planned[]; references: References };

/** First reference of an item that nobody in reach knows. */
function unknownReference(item: IngestItem, references: References): Fault | null {
  if ('store' in item && !references.stores.has(item.store))
    return { code: 'unknown_store', path: 'store', hint: item.store };
  if ('touchpoint' in item && item.touchpoint && !references.touchpoints.has(item.touchpoint))
    return { code: 'unknown_touchpoint', path: 'touchpoint', hint: item.touchpoint };
  for (const name of ['guide', 'coGuide'] as const) {
    const code = name in item ? (item as ItemOf<'order.paid'>)[name] : undefined;
    if (code && !references.guides.has(code)) return { code: 'unknown_guide', path: name, hint: code };
  }
  if ('campaign' in item && item.campaign && !references.campaigns.has(item.campaign))
    return { code: 'unknown_campaign', path: 'campaign', hint: item.campaign };
  if ('orderId' in item && references.orders && !references.orders.has(item.orderId))
    return { code: 'unknown_order', path: 'orderId', hint: item.orderId };
  if (item.type !== 'order.paid') return null;
  const at = item.lines?.findIndex((line) => !references.products.has(line.sku)) ?? -1;
  return at < 0 ? null : { code: 'unknown_product', path: `lines.${at}.sku`, hint: item.lines?.[at]?.sku };
}

const storeOf = (item: IngestItem, references: References): string | undefined =>
  'store' in item
    ? references.stores.get(item.store)
    : 'touchpoint' in item && item.touchpoint
      ? references.touchpoints.get(item.touchpoint)?.storeId
      : undefined;

function sightingOf(planned: Planned, context: { ctx: Context; source: string; storeId: string }): Sighting {
  const { item } = planned;
  const occurredAt =
    item.type === 'member.identified' && item.joinedAt
      ? new Date(item.joinedAt).toISOString()
      : item.occurredAt;
  const { source, storeId, ctx } = context;
  return {
    identities: planned.identities,
    storeId,
    occurredAt,
    day: businessDay(Date.parse(occurredAt), ctx.scope),
    source,
    key: `${source}\n${item.type}\n${item.id}`,
  };
}

type Asking = { one: Planned; hashes: string[] };

/** Members of consents, which create nobody: they only find. Who sees a part of the organization finds the members there. */
async function findAsked(
  raw: RawSql,
  ctx: Context,
  {
    asking,
    seen,
    reached,
  }: { asking: readonly Asking[]; seen: ReadonlySet<string>; reached: ReadonlySet<string> | null },
): Promise<Map<number, string>> {
  const pairs = [...new Set(asking.flatMap(({ hashes }) => hashes))].map((pair) => pair.split(':'));
  const rows = await raw.unsafe(
    findIdentitiesText,
    [
      ctx.scope.orgId,
      arrayLiteral(pairs.map(([kind]) => kind as string)),
      arrayLiteral(pairs.map(([, hex]) => `\\x${hex}`)),
    ],
    { prepare: true },
  );
  const found = new Map(rows.map((row) => [`${row.kind}:${row.hash}`, row.member_id as string]));
  const members = new Map<number, string>();
  for (const { one, hashes } of asking) {
    const pair = hashes.find((one) => found.has(one));
    const memberId = pair && found.get(pair);
    if (memberId && (!reached || reached.has(pair) || seen.has(memberId))) members.set(one.index, memberId);
  }
  return members;
}

/** Members of the planned items by index; consents whose member nobody knows yet are held. */
async function membersOf(
  raw: RawSql,
  ctx: Context,
  { batch, planned, references }: Sources,
): Promise<{ members: Map<number, string>; strangers: Held[] }> {
  const seen = planned.filter(
    ({ identities, item }) => identities.length > 0 && item.type !== 'consent.changed',
  );
  const sightings = seen.map((one) =>
    sightingOf(one, { ctx, source: batch.source, storeId: storeOf(one.item, references) as string }),
  );
  const ids = await resolveMembers(raw, ctx, { sightings, mark: batch.mark });
  const members = new Map(seen.map((one, at) => [one.index, ids[at] as string]));
  const asking = planned
    .filter(({ item }) => item.type === 'consent.changed')
    .map((one) => ({ one, hashes: hashesOf(ctx.scope.orgId, one) }));
  if (asking.length === 0) return { members, strangers: [] };
  for (const [index, id] of await findAsked(raw, ctx, {
    asking,
    seen: new Set(ids),
    reached: references.identities,
  }))
    members.set(index, id);
  const strangers = asking
    .filter(({ one }) => !members.has(one.index))
    .map(({ one, hashes }) => ({
      planned: one,
      fault: { code: 'unknown_member', path: 'member', hint: hashes.join(',') },
    }));
  return { members, strangers };
}

/** Key of a partitioned event: 16 bytes of sha256 over source, type and id. */
const keyHash = (batch: BatchHead, item: IngestItem): string =>
  hexBytes(createHash('sha256').update(`${batch.source}\n${item.type}\n${item.id}`).digest().subarray(0, 16));

type Building = {
  facts: Facts;
  base: FactBase;
  member: string | null;
  references: References;
  batch: BatchHead;
  orderSource: string;
};

function addOrder(item: ItemOf<'order.paid'>, { facts, base, member, references }: Building): void {
  const id = (known: Map<string, string>, code: string | undefined) =>
    code ? (known.get(code) ?? null) : null;
  facts.orders.push({
    base,
    storeId: references.stores.get(item.store) as string,
    memberId: member,
    guideId: id(references.guides, item.guide),
    coGuideId: id(references.guides, item.coGuide),
    campaignId: id(references.campaigns, item.campaign),
    channel: item.channel ?? null,
    shareToken: item.shareToken ?? null,
    amountFen: BigInt(item.amountFen),
    units: item.units ?? Math.round((item.lines ?? []).reduce((sum, line) => sum + line.quantity, 0)),
    lines: item.lines ? JSON.stringify(item.lines) : null,
  });
}

function addIdentification(
  item: ItemOf<'member.identified'>,
  { facts, base, member, references, batch }: Building,
  ctx: Context,
): void {
  const memberId = member as string;
  facts.identifications.push({
    base,
    memberId,
    storeId: references.stores.get(item.store) as string,
    guideId: item.guide ? (references.guides.get(item.guide) ?? null) : null,
    touchpointId: item.touchpoint ? (references.touchpoints.get(item.touchpoint)?.id ?? null) : null,
    channel: item.channel ?? null,
    shareToken: item.shareToken ?? null,
  });
  item.consents?.forEach((consent, at) => {
    const occurredAt = new Date(consent.at ?? item.joinedAt ?? item.occurredAt).toISOString();
    // No id of a caller holds a line break, so the consents of a joining never meet one.
    facts.consents.push({
      base: {
        id: `${item.id}\n${at}`,
        bodyHash: base.bodyHash,
        occurredAt,
        businessDay: businessDay(Date.parse(occurredAt), ctx.scope),
      },
      memberId,
      channel: consent.channel,
      purpose: consent.purpose,
      isGranted: consent.granted,
      origin: batch.source,
    });
  });
}

function addFact(planned: Planned, building: Building, ctx: Context): void {
  const { item } = planned;
  const { facts, base, member, references, batch, orderSource } = building;
  if (item.type === 'order.paid') addOrder(item, building);
  else if (item.type === 'order.refunded')
    facts.refunds.push({
      base,
      orderSource,
      orderId: item.orderId,
      amountFen: BigInt(item.amountFen),
      lines: item.lines ? JSON.stringify(item.lines) : null,
      reason: item.reason ?? null,
    });
  else if (item.type === 'order.voided')
    facts.voids.push({ base, orderSource, orderId: item.orderId, reason: item.reason });
  else if (item.type === 'member.identified') addIdentification(item, building, ctx);
  else if (item.type === 'consent.changed')
    facts.consents.push({
      base,
      memberId: member as string,
      channel: item.channel,
      purpose: item.purpose,
      isGranted: item.granted,
      origin: item.source,
    });
  else if (item.type === 'visit.counted')
    facts.visits.push({
      base,
      keyHash: keyHash(batch, item),
      storeId: references.stores.get(item.store) as string,
      visits: item.count,
      minutes: item.minutes,
      counter: item.by,
      zone: item.zone ?? null,
      channel: item.channel ?? null,
    });
  else {
    const touchpoint = references.touchpoints.get(item.touchpoint) as { id: string; storeId: string };
    facts.scans.push({
      base,
      keyHash: keyHash(batch, item),
      storeId: touchpoint.storeId,
      touchpointId: touchpoint.id,
      memberId: member,
      visitor: item.visitor ?? null,
      channel: item.channel ?? null,
    });
  }
}

/** Facts ready for their statements, and the items that name something unknown. */
export async function buildFacts(
  raw: RawSql,
  ctx: Context,
  sources: Sources,
): Promise<{ facts: Facts; unknown: Held[]; members: Map<number, string> }> {
  const { batch, references } = sources;
  const unknown: Held[] = [];
  const known: Planned[] = [];
  for (const planned of sources.planned) {
    const fault = unknownReference(planned.item, references);
    if (fault) unknown.push({ planned, fault });
    else known.push(planned);
  }
  const { members, strangers } = await membersOf(raw, ctx, { batch, planned: known, references });
  const orderSources = await liveSources(raw, batch, known);
  const facts: Facts = {
    orders: [],
    refunds: [],
    voids: [],
    identifications: [],
    consents: [],
    visits: [],
    scans: [],
  };
  for (const planned of known) {
    const { item } = planned;
    if (item.type === 'consent.changed' && !members.has(planned.index)) continue;
    const base: FactBase = {
      id: item.id,
      bodyHash: planned.bodyHash,
      occurredAt: item.occurredAt,
      businessDay: businessDay(Date.parse(item.occurredAt), ctx.scope),
    };
    const orderSource = 'orderId' in item ? (orderSources.get(item.orderId) ?? batch.source) : batch.source;
    addFact(
      planned,
      { facts, base, member: members.get(planned.index) ?? null, references, batch, orderSource },
      ctx,
    );
  }
  return { facts, unknown: [...unknown, ...strangers], members };
}
