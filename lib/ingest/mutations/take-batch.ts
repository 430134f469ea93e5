import 'server-only';
import { type RawSql, sqlState } from '@/db/client';
import type { Context } from '@/lib/auth/context';
import { logger } from '@/lib/log';
import { updateProfiles } from '@/lib/members/mutations/update-profiles';
import type { Planned } from '../batch-plan';
import type { BatchHead, FactOutcome } from '../fact';
import type { Taken } from '../input';
import type { References } from '../queries/find-references';
import { buildFacts } from './build-facts';
import { type Held, quarantine, settleQuarantined } from './quarantine';
import { runStatements } from './run-statements';

export type Batch = BatchHead & {
  references: References;
  /** False for a replay: what cannot be taken stands in quarantine already. */
  isHolding: boolean;
  apiKeyId: string | null;
};

const keyOf = ({ item }: Planned): string => `${item.type} ${item.id}`;

/** Another body of a known key must leave no trace: the batch begins again without these items. */
class ForeignBodies extends Error {
  constructor(readonly keys: readonly string[]) {
    super('items of known keys with other bodies');
  }
}

/** Whether taking an item writes more than its own fact: a member, an identity, consents. */
const hasTraces = ({ item, identities }: Planned): boolean =>
  item.type === 'member.identified' || (identities.length > 0 && item.type !== 'consent.changed');

const resultOf = (planned: Planned, outcome: FactOutcome): Taken => ({
  index: planned.index,
  id: planned.item.id,
  status: outcome,
  ...(outcome === 'conflict' ? { code: 'other_body' } : {}),
});

async function takeInTransaction(
  raw: RawSql,
  ctx: Context,
  taking: { batch: Batch; planned: readonly Planned[]; foreign: ReadonlySet<string> },
): Promise<Taken[]> {
  const { batch, planned, foreign } = taking;
  const fresh = planned.filter((one) => !foreign.has(keyOf(one)));
  const built = await buildFacts(raw, ctx, { batch, planned: fresh, references: batch.references });
  const outcomes = await runStatements(raw, batch, built.facts);
  const traced = fresh.filter((one) => outcomes.get(keyOf(one)) === 'conflict' && hasTraces(one));
  if (traced.length > 0) throw new ForeignBodies(traced.map(keyOf));
  const unknown = new Map(built.unknown.map((held) => [held.planned, held]));
  const held: Held[] = [];
  const accepted: Planned[] = [];
  const results = planned.map((one): Taken => {
    const reason = unknown.get(one);
    if (reason) {
      held.push(reason);
      return { index: one.index, id: one.item.id, status: 'quarantined', ...reason.fault };
    }
    const outcome = foreign.has(keyOf(one)) ? 'conflict' : (outcomes.get(keyOf(one)) ?? 'duplicate');
    if (outcome === 'conflict') held.push({ planned: one, fault: { code: 'conflict' } });
    if (outcome === 'accepted') accepted.push(one);
    return resultOf(one, outcome);
  });
  await updateProfiles(raw, ctx, profilesOf(accepted, built.members));
  if (batch.isHolding) await quarantine(raw, batch, held);
  await settleQuarantined(raw, batch, accepted);
  return results;
}

function profilesOf(accepted: readonly Planned[], members: ReadonlyMap<number, string>) {
  return accepted.flatMap(({ item, index }) => {
    const memberId = members.get(index);
    if (item.type !== 'member.identified' || !memberId) return [];
    const { name, gender, birthday, occurredAt } = item;
    return name || gender || birthday ? [{ memberId, at: occurredAt, name, gender, birthOn: birthday }] : [];
  });
}

async function takeOnce(ctx: Context, batch: Batch, planned: readonly Planned[]): Promise<Taken[]> {
  const foreign = new Set<string>();
  for (;;) {
    try {
      return await ctx.db.raw((raw) => takeInTransaction(raw, ctx, { batch, planned, foreign }));
    } catch (error) {
      if (!(error instanceof ForeignBodies)) throw error;
      for (const key of error.keys) foreign.add(key);
    }
  }
}

/** A value, a reference or a size that the database refuses: a fault of the item, not of the moment. */
const isItemFault = (error: unknown): boolean => /^(22|23|54)/.test(sqlState(error) ?? '');

/**
 * Takes planned items, one key at most once, in one transaction. Should the database refuse a value that the
 * description let through, halves are tried until the item stands alone: the good ones are never lost.
 */
export async function takeBatch(ctx: Context, batch: Batch, planned: readonly Planned[]): Promise<Taken[]> {
  if (planned.length === 0) return [];
  try {
    return await takeOnce(ctx, batch, planned);
  } catch (error) {
    if (!isItemFault(error)) throw error;
    const [only] = planned;
    if (planned.length === 1 && only) {
      const { type, id } = only.item;
      logger.error({ sqlState: sqlState(error), orgId: batch.orgId, type, id }, 'an item cannot be stored');
      return [{ index: only.index, id, status: 'rejected', code: 'not_storable' }];
    }
    const middle = planned.length >> 1;
    const before = await takeBatch(ctx, batch, planned.slice(0, middle));
    return [...before, ...(await takeBatch(ctx, batch, planned.slice(middle)))];
  }
}
