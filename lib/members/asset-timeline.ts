import type { Day } from '@/lib/time';

/**
 * People assets of one member over time: a pure function from the set of facts to the flows of the balance
 * sheet. At the end of every business day the sum of a line's flows per store is the yes/no test of that day:
 *
 * - identifiable: ≥ 1 verified identity (an openid alone is an address, not an identity);
 * - reachable: identifiable, and ≥ 1 channel whose latest consent for some purpose is a yes and which has a
 *   verified, addressable identity: sms ← phone, wecom ← external_user_id, service_account and miniprogram ←
 *   unionid or openid.
 *
 * A member stands in the home store: the store of the first verified identity by (occurredAt, source, id),
 * unless transferred; then the store of the last transfer. Identities do not go away except by erasure or
 * merge; both are final from their day on, whatever is dated later. The outcome depends on the set of facts,
 * never on their order of arrival: a late fact gives other flows, and the difference is the restatement.
 */

export type FactKey = {
  /** Business day of `occurredAt` in the organization. */
  readonly day: Day;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
  readonly source: string;
  readonly id: string;
};

export type AddressKind = 'phone' | 'unionid' | 'openid' | 'external_user_id' | 'card_no' | 'pos_id';
export type ConsentChannel = 'sms' | 'wecom' | 'service_account' | 'miniprogram';

export type IdentityFact = FactKey & {
  readonly kind: AddressKind;
  readonly verified: boolean;
  /** Messages can be delivered to it: a mobile number in order, a friend who did not leave. */
  readonly addressable: boolean;
  readonly storeId: string;
};
export type ConsentFact = FactKey & {
  readonly channel: ConsentChannel;
  readonly purpose: string;
  readonly granted: boolean;
};
export type TransferFact = FactKey & { readonly fromStoreId: string | null; readonly toStoreId: string };

export type MemberFacts = {
  readonly identities: readonly IdentityFact[];
  readonly consents: readonly ConsentFact[];
  readonly transfers: readonly TransferFact[];
  readonly erasedOn: Day | null;
  /** The day this member was merged into another one; the survivor's facts then hold this member's too. */
  readonly mergedOn: Day | null;
};

export type AssetLine = 'identifiable' | 'reachable';
export type AssetCause =
  | 'identified'
  | 'consent_given'
  | 'consent_withdrawn'
  | 'transferred_in'
  | 'transferred_out'
  | 'merged'
  | 'erased';

export type AssetFlow = {
  readonly day: Day;
  readonly storeId: string;
  readonly line: AssetLine;
  readonly cause: AssetCause;
  readonly delta: 1 | -1;
};

const ADDRESS_OF: Record<ConsentChannel, readonly AddressKind[]> = {
  sms: ['phone'],
  wecom: ['external_user_id'],
  service_account: ['unionid', 'openid'],
  miniprogram: ['unionid', 'openid'],
};

/**
 * The member's flows by day; within a day identifiable before reachable, and out before in. A line's flows
 * alternate +1, −1, and several changes on one day leave only the difference at its end: at most one flow
 * per line, or two where the home store changed.
 */
export function assetFlows(facts: MemberFacts): AssetFlow[] {
  const end = lastDay(facts);
  const flows: AssetFlow[] = [];
  const evidence: Evidence = {
    identified: false,
    addresses: new Set(),
    consents: new Map(),
    homeStoreId: null,
  };
  let before: DayEnd = { identifiable: null, reachable: null };
  for (const [day, steps] of stepsByDay(facts, end)) {
    const addressesBefore = new Set(evidence.addresses);
    for (const step of steps) step.apply(evidence);
    const after = dayEnd(evidence);
    // Reachable today thanks to a consent, if yesterday's addresses would do with today's consents.
    const byConsent = before.identifiable !== null && hasChannel(evidence, addressesBefore);
    flows.push(
      ...lineFlows(
        { day, line: 'identifiable', from: before.identifiable, to: after.identifiable },
        'identified',
      ),
      ...lineFlows(
        { day, line: 'reachable', from: before.reachable, to: after.reachable },
        byConsent ? 'consent_given' : 'identified',
      ),
    );
    before = after;
  }
  if (end !== null) {
    for (const line of ['identifiable', 'reachable'] as const) {
      if (before[line] !== null) {
        flows.push({ day: end.day, storeId: before[line], line, cause: end.cause, delta: -1 });
      }
    }
  }
  return flows;
}

/** What is known of the member so far. */
type Evidence = {
  identified: boolean;
  readonly addresses: Set<AddressKind>;
  /** Latest answer by channel and purpose. */
  readonly consents: Map<string, { channel: ConsentChannel; granted: boolean }>;
  homeStoreId: string | null;
};

/** The store whose balance the member stands in, by line; null = in none. */
type DayEnd = Record<AssetLine, string | null>;

function dayEnd(evidence: Evidence): DayEnd {
  const identifiable = evidence.identified ? evidence.homeStoreId : null;
  return { identifiable, reachable: hasChannel(evidence, evidence.addresses) ? identifiable : null };
}

function hasChannel(evidence: Evidence, addresses: ReadonlySet<AddressKind>): boolean {
  for (const { channel, granted } of evidence.consents.values()) {
    if (granted && ADDRESS_OF[channel].some((kind) => addresses.has(kind))) return true;
  }
  return false;
}

type LineChange = { day: Day; line: AssetLine; from: string | null; to: string | null };

function lineFlows({ day, line, from, to }: LineChange, gained: AssetCause): AssetFlow[] {
  if (from === to) return [];
  if (from === null) return to === null ? [] : [{ day, storeId: to, line, cause: gained, delta: 1 }];
  // Without erasure or merge an identity stays, so only a consent can end a line.
  if (to === null) return [{ day, storeId: from, line, cause: 'consent_withdrawn', delta: -1 }];
  return [
    { day, storeId: from, line, cause: 'transferred_out', delta: -1 },
    { day, storeId: to, line, cause: 'transferred_in', delta: 1 },
  ];
}

function lastDay({ erasedOn, mergedOn }: MemberFacts): { day: Day; cause: 'erased' | 'merged' } | null {
  if (erasedOn !== null && (mergedOn === null || erasedOn <= mergedOn))
    return { day: erasedOn, cause: 'erased' };
  return mergedOn === null ? null : { day: mergedOn, cause: 'merged' };
}

type Step = { readonly key: FactKey; readonly tie: string; apply(evidence: Evidence): void };

/** All facts before the end, by day and within it by (occurredAt, source, id); days in order. */
function stepsByDay(facts: MemberFacts, end: { day: Day } | null): Map<Day, Step[]> {
  const steps = [
    ...facts.identities.map(identityStep),
    ...facts.transfers.map(transferStep),
    ...facts.consents.map(consentStep),
  ].filter(({ key }) => end === null || key.day < end.day);
  steps.sort((a, b) => compareKeys(a.key, b.key) || compareText(a.tie, b.tie));
  const days = new Map<Day, Step[]>();
  for (const step of steps) {
    const ofDay = days.get(step.key.day);
    if (ofDay) ofDay.push(step);
    else days.set(step.key.day, [step]);
  }
  return days;
}

function identityStep(fact: IdentityFact): Step {
  return {
    key: fact,
    tie: `a${fact.storeId}`,
    apply(evidence) {
      if (!fact.verified) return;
      if (fact.addressable) evidence.addresses.add(fact.kind);
      if (fact.kind === 'openid') return;
      evidence.identified = true;
      evidence.homeStoreId ??= fact.storeId;
    },
  };
}

function transferStep(fact: TransferFact): Step {
  return {
    key: fact,
    tie: `b${fact.toStoreId}`,
    apply(evidence) {
      evidence.homeStoreId = fact.toStoreId;
    },
  };
}

/** Of a yes and a no that nothing else puts in order, the no is last and holds. */
function consentStep(fact: ConsentFact): Step {
  return {
    key: fact,
    tie: `c${fact.granted ? 0 : 1}`,
    apply(evidence) {
      evidence.consents.set(`${fact.channel} ${fact.purpose}`, fact);
    },
  };
}

function compareKeys(a: FactKey, b: FactKey): number {
  return (
    compareText(a.day, b.day) ||
    a.occurredAt - b.occurredAt ||
    compareText(a.source, b.source) ||
    compareText(a.id, b.id)
  );
}

/** By code unit, as the database's C collation for such keys; a locale would order them otherwise elsewhere. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
