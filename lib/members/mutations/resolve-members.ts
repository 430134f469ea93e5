import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { RawSql } from '@/db/client';
import { arrayLiteral, bytesArrayLiteral, hexBytes, plainArrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { lookupHash, newDataKey, sealText, unwrapDataKey } from '@/lib/personal-data';
import type { IdentityKind } from '../identity';
import {
  findIdentitiesText,
  insertMembersText,
  markMembersText,
  moveJoinedText,
  moveSeenText,
  wrappedKeysText,
} from '../members-sql';
import { isEarlier, type Seen, type Sighting } from '../sighting';

type KnownIdentity = { memberId: string; seenAt: number };
type KnownMember = Seen & { isNew: boolean; storeId: string; day: string; occurredAt: string };
type NewIdentity = { kind: IdentityKind; hash: Buffer; value: string; memberId: string; sighting: Sighting };

type Work = {
  identities: Map<string, KnownIdentity>;
  members: Map<string, KnownMember>;
  newIdentities: NewIdentity[];
  movedMembers: Set<string>;
  movedIdentities: Map<string, { kind: string; hash: Buffer; sighting: Sighting }>;
};

const identityKey = (kind: string, hashHex: string): string => `${kind}:${hashHex}`;

type FoundRow = {
  kind: string;
  hash: string;
  member_id: string;
  seen_at: string;
  joined_at: string;
  joined_key: string;
};

async function loadKnown(
  raw: RawSql,
  orgId: string,
  hashed: readonly { kind: string; hash: Buffer }[],
): Promise<Work> {
  const rows = (await raw.unsafe(
    findIdentitiesText,
    [
      orgId,
      plainArrayLiteral(hashed.map((h) => h.kind)),
      bytesArrayLiteral(hashed.map((h) => hexBytes(h.hash))),
    ],
    {
      prepare: true,
    },
  )) as unknown as FoundRow[];
  const work: Work = {
    identities: new Map(),
    members: new Map(),
    newIdentities: [],
    movedMembers: new Set(),
    movedIdentities: new Map(),
  };
  for (const row of rows) {
    work.identities.set(identityKey(row.kind, row.hash), {
      memberId: row.member_id,
      seenAt: Number(row.seen_at),
    });
    work.members.set(row.member_id, {
      at: Number(row.joined_at),
      key: row.joined_key,
      isNew: false,
      storeId: '',
      day: '',
      occurredAt: '',
    });
  }
  return work;
}

/** The member of one sighting: the first identity known to anyone decides, unknown ones join that member. */
function place(work: Work, sighting: Sighting, hashes: Buffer[]): string {
  const keys = sighting.identities.map((identity, at) =>
    identityKey(identity.kind, (hashes[at] as Buffer).toString('hex')),
  );
  const known = keys.map((key) => work.identities.get(key)).find((found) => found !== undefined);
  const memberId = known?.memberId ?? uuidv7();
  const at = Date.parse(sighting.occurredAt);
  const member = work.members.get(memberId);
  const first = {
    at,
    key: sighting.key,
    storeId: sighting.storeId,
    day: sighting.day,
    occurredAt: sighting.occurredAt,
  };
  if (!member) work.members.set(memberId, { ...first, isNew: true });
  else if (isEarlier(first, member)) {
    Object.assign(member, first);
    if (!member.isNew) work.movedMembers.add(memberId);
  }
  sighting.identities.forEach(({ kind, value }, index) => {
    const key = keys[index] as string;
    const hash = hashes[index] as Buffer;
    const identity = work.identities.get(key);
    if (!identity) {
      work.identities.set(key, { memberId, seenAt: at });
      work.newIdentities.push({ kind, hash, value, memberId, sighting });
    } else if (at < identity.seenAt) {
      identity.seenAt = at;
      work.movedIdentities.set(key, { kind, hash, sighting });
    }
  });
  return memberId;
}

async function dataKeys(
  raw: RawSql,
  orgId: string,
  work: Work,
): Promise<Map<string, { key: Buffer; wrapped: Buffer | null }>> {
  const keys = new Map<string, { key: Buffer; wrapped: Buffer | null }>();
  const old: string[] = [];
  for (const memberId of new Set(work.newIdentities.map((identity) => identity.memberId))) {
    if (work.members.get(memberId)?.isNew) keys.set(memberId, newDataKey());
    else old.push(memberId);
  }
  if (old.length > 0) {
    const rows = await raw.unsafe(wrappedKeysText, [orgId, arrayLiteral(old)]);
    for (const row of rows)
      if (row.wrapped_key) keys.set(row.id, { key: unwrapDataKey(row.wrapped_key), wrapped: null });
  }
  return keys;
}

/** Someone took an identity meanwhile, and has committed by now: look again and find them. */
const raced = (): Error =>
  Object.assign(new Error('an identity was taken by a concurrent batch'), { code: '40001' });

async function insertNew(raw: RawSql, orgId: string, now: string, work: Work): Promise<void> {
  if (work.newIdentities.length === 0) return;
  const keys = await dataKeys(raw, orgId, work);
  const sealed = work.newIdentities.filter((identity) => keys.has(identity.memberId));
  const fresh = [...work.members].filter(([, member]) => member.isNew);
  const column = (pick: (identity: NewIdentity) => string) => plainArrayLiteral(sealed.map(pick));
  const bytes = (pick: (identity: NewIdentity) => Buffer) =>
    bytesArrayLiteral(sealed.map((identity) => hexBytes(pick(identity))));
  const memberColumn = (pick: (id: string, member: KnownMember) => string) =>
    plainArrayLiteral(fresh.map(([id, member]) => pick(id, member)));
  const [row] = await raw.unsafe(
    insertMembersText,
    [
      orgId,
      column((i) => i.kind),
      bytes((i) => i.hash),
      column((i) => i.memberId),
      bytes((i) => sealText((keys.get(i.memberId) as { key: Buffer }).key, i.value)),
      arrayLiteral(sealed.map((i) => i.sighting.source)),
      column((i) => i.sighting.day),
      column((i) => i.sighting.occurredAt),
      memberColumn((id) => id),
      memberColumn((_id, m) => m.storeId),
      memberColumn((_id, m) => m.occurredAt),
      memberColumn((_id, m) => m.day),
      arrayLiteral(fresh.map(([, member]) => member.key)),
      bytesArrayLiteral(fresh.map(([id]) => hexBytes((keys.get(id) as { wrapped: Buffer }).wrapped))),
      now,
    ],
    { prepare: true },
  );
  if (Number(row?.taken) !== sealed.length) throw raced();
}

async function moveEarlier(raw: RawSql, orgId: string, work: Work): Promise<void> {
  if (work.movedMembers.size > 0) {
    const moved = [...work.movedMembers].map((id) => [id, work.members.get(id) as KnownMember] as const);
    const column = (pick: (id: string, m: KnownMember) => string) =>
      arrayLiteral(moved.map(([id, m]) => pick(id, m)));
    await raw.unsafe(
      moveJoinedText,
      [
        orgId,
        column((id) => id),
        column((_id, m) => m.storeId),
        column((_id, m) => m.occurredAt),
        column((_id, m) => m.day),
        column((_id, m) => m.key),
      ],
      { prepare: true },
    );
  }
  if (work.movedIdentities.size > 0) {
    const moved = [...work.movedIdentities.values()];
    await raw.unsafe(
      moveSeenText,
      [
        orgId,
        arrayLiteral(moved.map((i) => i.kind)),
        arrayLiteral(moved.map((i) => hexBytes(i.hash))),
        arrayLiteral(moved.map((i) => i.sighting.occurredAt)),
        arrayLiteral(moved.map((i) => i.sighting.day)),
      ],
      { prepare: true },
    );
  }
}

type Placing = {
  sightings: readonly Sighting[];
  hashes: readonly Buffer[][];
  flat: readonly { kind: string; hash: Buffer }[];
};

/**
 * Places everyone and writes who is new. A lost race costs a look again, not the batch: the insert waited until the
 * winner had committed, so the next look sees them.
 */
async function placeAll(raw: RawSql, ctx: Context, placing: Placing): Promise<{ work: Work; ids: string[] }> {
  const { orgId } = ctx.scope;
  for (let left = 8; ; left -= 1) {
    const work = await loadKnown(raw, orgId, placing.flat);
    const ids = placing.sightings.map((sighting, at) =>
      place(work, sighting, placing.hashes[at] as Buffer[]),
    );
    try {
      await raw.savepoint((inner) => insertNew(inner, orgId, ctx.now.toISOString(), work));
      return { work, ids };
    } catch (error) {
      if (left === 0 || (error as { code?: unknown }).code !== '40001') throw error;
    }
  }
}

/**
 * Member ids for sightings, in their order. Unknown people come into being as members of the store they were seen
 * in; an earlier sighting that arrives late moves the home store; whoever changed is marked for the asset follower.
 * Runs inside the batch's transaction on the pipeline role; throws 40001 (retried) when a concurrent batch won an identity.
 */
export async function resolveMembers(
  raw: RawSql,
  ctx: Context,
  batch: { sightings: readonly Sighting[]; mark: string },
): Promise<string[]> {
  if (batch.sightings.length === 0) return [];
  const { orgId } = ctx.scope;
  const now = ctx.now.toISOString();
  const hashes = batch.sightings.map((sighting) =>
    sighting.identities.map(({ kind, value }) => lookupHash(orgId, kind, value)),
  );
  const flat = batch.sightings.flatMap((sighting, at) =>
    sighting.identities.map((identity, index) => ({
      kind: identity.kind,
      hash: hashes[at]?.[index] as Buffer,
    })),
  );
  const { work, ids } = await placeAll(raw, ctx, { sightings: batch.sightings, hashes, flat });
  await moveEarlier(raw, orgId, work);
  const changed = new Set([...work.newIdentities.map((identity) => identity.memberId), ...work.movedMembers]);
  for (const { kind, hash } of work.movedIdentities.values())
    changed.add((work.identities.get(identityKey(kind, hash.toString('hex'))) as KnownIdentity).memberId);
  if (changed.size > 0)
    await raw.unsafe(markMembersText, [orgId, batch.mark, now, arrayLiteral([...changed])], {
      prepare: true,
    });
  return ids;
}
