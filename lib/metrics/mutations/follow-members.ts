import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import type { RawSql } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { assetFlows, type ConsentChannel, type MemberFacts } from '@/lib/members/asset-timeline';
import type { IdentityKind } from '@/lib/members/identity';
import type { Day } from '@/lib/time';
import { type FlowChange, flowDifference, type StoredFlow } from '../flow-difference';
import {
  closedThrough,
  consentsOf,
  deleteFlows,
  dropDirtyMembers,
  homesOf,
  identitiesOf,
  insertFlows,
  oneFollower,
  storedFlowsOf,
  takeDirtyMembers,
} from '../flows-sql';

const membersPerRound = 4_000;
const addressable = new Set<IdentityKind>(['phone', 'unionid', 'external_user_id']);

type Home = {
  member_id: string;
  home_store_id: string;
  joined_at: string;
  joined_on: Day;
  joined_key: string;
};
type IdentityRow = {
  member_id: string;
  kind: IdentityKind;
  is_verified: boolean;
  source: string;
  seen_on: Day;
  seen_at: string;
  id: string;
};
type ConsentRow = {
  member_id: string;
  channel: ConsentChannel;
  purpose: string;
  is_granted: boolean;
  source: string;
  ext_id: string;
  day: Day;
  at: string;
};
type Change = FlowChange & { memberId: string };

function groupBy<T extends { member_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.member_id);
    if (group) group.push(row);
    else groups.set(row.member_id, [row]);
  }
  return groups;
}

// The home store is kept on the member (earliest sighting), so every identity is dated by itself and placed there.
function factsOf(
  home: Home,
  identities: readonly IdentityRow[],
  consents: readonly ConsentRow[],
): MemberFacts {
  return {
    identities: identities.map((row) => ({
      day: row.seen_on,
      occurredAt: Number(row.seen_at),
      source: row.source,
      id: row.id,
      kind: row.kind,
      verified: row.is_verified,
      addressable: addressable.has(row.kind),
      storeId: home.home_store_id,
    })),
    consents: consents.map((row) => ({
      day: row.day,
      occurredAt: Number(row.at),
      source: row.source,
      id: row.ext_id,
      channel: row.channel,
      purpose: row.purpose,
      granted: row.is_granted,
    })),
    transfers: [],
    erasedOn: null,
    mergedOn: null,
  };
}

async function changesOf(raw: RawSql, orgId: string, memberIds: readonly string[]): Promise<Change[]> {
  const asked = [orgId, arrayLiteral(memberIds)];
  const read = async <T>(text: string) =>
    (await raw.unsafe(text, asked, { prepare: true })) as unknown as T[];
  const homes = await read<Home>(homesOf);
  const identities = groupBy(await read<IdentityRow>(identitiesOf));
  const consents = groupBy(await read<ConsentRow>(consentsOf));
  const stored = groupBy(
    await read<{
      member_id: string;
      day: string;
      store_id: string;
      line: string;
      cause: string;
      delta: number;
    }>(storedFlowsOf),
  );
  return homes.flatMap((home) => {
    const wanted = assetFlows(
      factsOf(home, identities.get(home.member_id) ?? [], consents.get(home.member_id) ?? []),
    );
    const known: StoredFlow[] = (stored.get(home.member_id) ?? []).map((row) => ({
      ...row,
      storeId: row.store_id,
    }));
    return flowDifference(wanted, known).map((change) => ({ ...change, memberId: home.member_id }));
  });
}

async function write(
  raw: RawSql,
  ctx: Context,
  changes: readonly Change[],
  closedThrough: string | null,
): Promise<void> {
  const head = [ctx.scope.orgId, ctx.now.toISOString(), uuidv7()];
  const isClosed = (change: Change) => closedThrough !== null && change.day <= closedThrough;
  // Every flow stored so far was positive or negative as its key's cause is: taking back = rows of the opposite sign.
  const takenBack = changes.filter((change) => !isClosed(change) && isOpposite(change));
  const added = changes
    .filter((change) => isClosed(change) || !isOpposite(change))
    .flatMap((change) => Array.from({ length: Math.abs(change.delta) }, () => change));
  const column = <T>(rows: readonly T[], pick: (row: T) => string | number) => arrayLiteral(rows.map(pick));
  if (takenBack.length > 0) {
    await raw.unsafe(
      deleteFlows,
      [
        ...head,
        column(takenBack, (c) => c.memberId),
        column(takenBack, (c) => c.storeId),
        column(takenBack, (c) => c.day),
        column(takenBack, (c) => c.line),
        column(takenBack, (c) => c.cause),
        column(takenBack, (c) => -Math.sign(c.delta)),
        column(takenBack, (c) => Math.abs(c.delta)),
      ],
      { prepare: true },
    );
  }
  if (added.length === 0) return;
  await raw.unsafe(
    insertFlows,
    [
      ...head,
      column(added, () => uuidv7()),
      column(added, (c) => c.memberId),
      column(added, (c) => c.storeId),
      column(added, (c) => c.day),
      column(added, (c) => c.line),
      column(added, (c) => c.cause),
      column(added, (c) => Math.sign(c.delta)),
      column(added, (c) => String(isClosed(c))),
    ],
    { prepare: true },
  );
}

const losing = new Set(['consent_withdrawn', 'transferred_out', 'merged', 'erased']);
/** Whether a change goes against the direction its cause has, i.e. takes back what was stored. */
const isOpposite = (change: FlowChange): boolean => change.delta > 0 === losing.has(change.cause);

async function followRound(ctx: Context): Promise<number> {
  const { orgId } = ctx.scope;
  return ctx.db.raw(async (raw) => {
    await raw.unsafe(oneFollower, [orgId]);
    const dirty = (await raw.unsafe(takeDirtyMembers, [orgId, membersPerRound], {
      prepare: true,
    })) as unknown as { member_id: string; marks: string[] }[];
    if (dirty.length === 0) return 0;
    const [organization] = await raw.unsafe(closedThrough, [orgId]);
    await write(
      raw,
      ctx,
      await changesOf(
        raw,
        orgId,
        dirty.map((row) => row.member_id),
      ),
      organization?.day ?? null,
    );
    const marks = dirty.flatMap((row) => row.marks.map((mark) => ({ memberId: row.member_id, mark })));
    await raw.unsafe(
      dropDirtyMembers,
      [orgId, arrayLiteral(marks.map((m) => m.memberId)), arrayLiteral(marks.map((m) => m.mark))],
      { prepare: true },
    );
    return dirty.length;
  });
}

/** Brings the asset flows of every dirty member up to their facts; returns how many members. Idempotent. */
export async function followDirtyMembers(ctx: Context): Promise<number> {
  let followed = 0;
  for (;;) {
    const members = await followRound(ctx);
    if (members === 0) return followed;
    followed += members;
  }
}
