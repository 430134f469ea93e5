import 'server-only';
import type { RawSql } from '@/db/client';
import { arrayLiteral } from '@/lib/array-literal';
import type { Context } from '@/lib/auth/context';
import { updateProfiles } from '@/lib/members/mutations/update-profiles';
import type { Planned } from '../batch-plan';
import type { BatchHead, FactOutcome } from '../fact';
import {
  consentsStatement,
  identificationsStatement,
  knownIdentificationsText,
  someIdentificationText,
} from '../members-sql';
import { importedOrdersStatement, importRollupsText, knownOrdersText, someOrderText } from '../orders-sql';
import type { References } from '../queries/find-references';
import { buildFacts } from './build-facts';

export type Taking = { batch: BatchHead; planned: readonly Planned[]; references: References };

/**
 * Takes a batch of an import's orders or joinings inside the one transaction of its run; every reference must be known.
 * Outcomes by the index of the item. The rollups of orders follow by `addImportRollups`.
 */
export async function takeImported(
  raw: RawSql,
  ctx: Context,
  taking: Taking,
): Promise<Map<number, FactOutcome>> {
  const { batch, planned } = taking;
  const { facts, members } = await buildFacts(raw, ctx, taking);
  const outcomes = new Map<string, FactOutcome>();
  const statements = [
    ...(facts.identifications.length > 0 ? [identificationsStatement(batch, facts.identifications)] : []),
    ...(facts.orders.length > 0 ? [importedOrdersStatement(batch, facts.orders)] : []),
  ];
  for (const { text, params } of statements)
    for (const row of await raw.unsafe(text, params, { prepare: true }))
      outcomes.set(row.ext_id, row.outcome);
  if (facts.consents.length > 0) {
    const { text, params } = consentsStatement(batch, facts.consents);
    await raw.unsafe(text, params, { prepare: true });
  }
  const accepted = planned.filter(({ item }) => outcomes.get(item.id) === 'accepted');
  await updateProfiles(
    raw,
    ctx,
    accepted.flatMap(({ item, index }) => {
      const memberId = members.get(index);
      if (item.type !== 'member.identified' || !memberId) return [];
      const { name, gender, birthday, occurredAt } = item;
      return name || gender || birthday
        ? [{ memberId, at: occurredAt, name, gender, birthOn: birthday }]
        : [];
    }),
  );
  return new Map(planned.map(({ item, index }) => [index, outcomes.get(item.id) ?? 'duplicate']));
}

/** Adds every order the import took to the rollups, each row once and in key order; the last act of its run. */
export async function addImportRollups(raw: RawSql, batch: BatchHead): Promise<void> {
  await raw.unsafe(importRollupsText, [batch.orgId, batch.mark, batch.receivedAt, batch.importId], {
    prepare: true,
  });
}

/** An order as known under one source. `body` is hex, null when only a refund or void came; `isFinal` = voided for good. */
export type KnownOrder = { source: string; body: string | null; voids: number; isFinal: boolean };

export async function findKnownOrders(
  raw: RawSql,
  asked: { orgId: string; sources: readonly string[]; ids: readonly string[] },
): Promise<Map<string, KnownOrder[]>> {
  const rows = await raw.unsafe(
    knownOrdersText,
    [asked.orgId, arrayLiteral(asked.sources), arrayLiteral(asked.ids)],
    { prepare: true },
  );
  const known = new Map<string, KnownOrder[]>();
  for (const row of rows) {
    const one = { source: row.source, body: row.body, voids: row.void_count, isFinal: row.is_final };
    known.set(row.ext_id, [...(known.get(row.ext_id) ?? []), one]);
  }
  return known;
}

/** Whether anything stands under one of the sources: a first import then asks nothing row by row. */
export async function hasFacts(
  raw: RawSql,
  asked: { orgId: string; sources: readonly string[]; kind: 'orders' | 'members' },
): Promise<boolean> {
  const text = asked.kind === 'orders' ? someOrderText : someIdentificationText;
  return (await raw.unsafe(text, [asked.orgId, arrayLiteral(asked.sources)])).length > 0;
}

/** Ids of joinings that are known under a source. */
export async function findKnownIdentifications(
  raw: RawSql,
  asked: { orgId: string; source: string; ids: readonly string[] },
): Promise<Set<string>> {
  const rows = await raw.unsafe(
    knownIdentificationsText,
    [asked.orgId, asked.source, arrayLiteral(asked.ids)],
    { prepare: true },
  );
  return new Set(rows.map((row) => row.ext_id as string));
}
