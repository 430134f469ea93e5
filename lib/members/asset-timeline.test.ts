import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AssetFlow,
  assetFlows,
  type ConsentFact,
  type IdentityFact,
  type MemberFacts,
  type TransferFact,
} from '@/lib/members/asset-timeline';
import { asDay, type Day, dayFromNumber } from '@/lib/time';

const FIRST = 20_000;
const key = fc
  .record({
    slot: fc.nat(40),
    source: fc.constantFrom('pos', 'crm'),
    id: fc.string({ unit: 'grapheme-ascii', maxLength: 3 }),
  })
  .map(({ slot, source, id }) => ({
    day: dayFromNumber(FIRST + Math.floor(slot / 4)),
    occurredAt: slot,
    source,
    id,
  }));
const store = fc.constantFrom('s1', 's2', 's3');
const identity: fc.Arbitrary<IdentityFact> = fc
  .tuple(
    key,
    fc.record({
      kind: fc.constantFrom('phone', 'unionid', 'openid', 'external_user_id', 'card_no', 'pos_id'),
      verified: fc.boolean(),
      addressable: fc.boolean(),
      storeId: store,
    }),
  )
  .map(([k, rest]) => ({ ...k, ...rest }) as IdentityFact);
const consent: fc.Arbitrary<ConsentFact> = fc
  .tuple(
    key,
    fc.record({
      channel: fc.constantFrom('sms', 'wecom', 'service_account', 'miniprogram'),
      purpose: fc.constantFrom('marketing', 'service'),
      granted: fc.boolean(),
    }),
  )
  .map(([k, rest]) => ({ ...k, ...rest }) as ConsentFact);
const transfer: fc.Arbitrary<TransferFact> = fc
  .tuple(key, fc.record({ fromStoreId: fc.constant(null), toStoreId: store }))
  .map(([k, rest]) => ({ ...k, ...rest }));
const someDay = fc.option(fc.integer({ min: FIRST, max: FIRST + 12 }).map(dayFromNumber), { freq: 2 });
const member: fc.Arbitrary<MemberFacts> = fc.record({
  identities: fc.array(identity, { maxLength: 6 }),
  consents: fc.array(consent, { maxLength: 8 }),
  transfers: fc.array(transfer, { maxLength: 3 }),
  erasedOn: someDay,
  mergedOn: someDay,
});

/** The tests of the two lines at the end of a day, asked directly of the facts. */
function stateAt(facts: MemberFacts, day: Day): { identifiable: string[]; reachable: string[] } {
  const ended = [facts.erasedOn, facts.mergedOn].some((on) => on !== null && on <= day);
  const known = facts.identities.filter((fact) => fact.day <= day && fact.verified);
  const own = known.filter((fact) => fact.kind !== 'openid');
  const sortKey = (fact: IdentityFact | TransferFact | ConsentFact) =>
    `${String(fact.occurredAt).padStart(4, '0')}\u0000${fact.source}\u0000${fact.id}`;
  const smallest = own.map((fact) => `${sortKey(fact)}\u0001${fact.storeId}`).sort(byCodeUnit)[0];
  const lastMove = facts.transfers
    .filter((fact) => fact.day <= day)
    .map((fact) => `${sortKey(fact)}\u0001${fact.toStoreId}`)
    .sort(byCodeUnit)
    .at(-1);
  const home = (lastMove ?? smallest)?.split('\u0001')[1];
  const identifiable = !ended && own.length > 0 && home !== undefined ? [home] : [];
  const has = (...kinds: string[]) => known.some((fact) => fact.addressable && kinds.includes(fact.kind));
  const deliverable = {
    sms: has('phone'),
    wecom: has('external_user_id'),
    service_account: has('unionid', 'openid'),
    miniprogram: has('unionid', 'openid'),
  };
  const isYes = (asked: ConsentFact) => {
    const answers = facts.consents.filter(
      (fact) => fact.day <= day && fact.channel === asked.channel && fact.purpose === asked.purpose,
    );
    const newest = answers.map(sortKey).sort(byCodeUnit).at(-1);
    return answers.filter((fact) => sortKey(fact) === newest).every((fact) => fact.granted);
  };
  const reachable = facts.consents.some(
    (fact) => fact.day <= day && deliverable[fact.channel] && isYes(fact),
  );
  return { identifiable, reachable: reachable ? identifiable : [] };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function balanceAt(flows: readonly AssetFlow[], line: string, day: Day): string[] {
  const sums = new Map<string, number>();
  for (const flow of flows) {
    if (flow.line === line && flow.day <= day) {
      sums.set(flow.storeId, (sums.get(flow.storeId) ?? 0) + flow.delta);
    }
  }
  return [...sums].flatMap(([storeId, sum]) =>
    Array.from({ length: Math.abs(sum) }, () => (sum < 0 ? '-' : '') + storeId),
  );
}

const days = Array.from({ length: 15 }, (_, index) => dayFromNumber(FIRST - 1 + index));

describe('assetFlows', () => {
  it('balances to the yes/no tests at the end of every day, in the home store of that day', () => {
    fc.assert(
      fc.property(member, (facts) => {
        const flows = assetFlows(facts);
        for (const day of days) {
          const expected = stateAt(facts, day);
          expect(balanceAt(flows, 'identifiable', day)).toEqual(expected.identifiable);
          expect(balanceAt(flows, 'reachable', day)).toEqual(expected.reachable);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not depend on the order in which facts arrived', () => {
    const shuffled = member.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.record({
          identities: fc.shuffledSubarray([...facts.identities], { minLength: facts.identities.length }),
          consents: fc.shuffledSubarray([...facts.consents], { minLength: facts.consents.length }),
          transfers: fc.shuffledSubarray([...facts.transfers], { minLength: facts.transfers.length }),
          erasedOn: fc.constant(facts.erasedOn),
          mergedOn: fc.constant(facts.mergedOn),
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([facts, mixed]) => {
        expect(assetFlows(mixed)).toEqual(assetFlows(facts));
      }),
      { numRuns: 150 },
    );
  });

  it('alternates +1 and −1 per line, with at most two flows a line and day, in order of days', () => {
    fc.assert(
      fc.property(member, (facts) => {
        const flows = assetFlows(facts);
        expect(flows.map((flow) => flow.day)).toEqual(flows.map((flow) => flow.day).sort());
        for (const line of ['identifiable', 'reachable']) {
          const own = flows.filter((flow) => flow.line === line);
          own.forEach((flow, index) => {
            expect(flow.delta).toBe(index % 2 === 0 ? 1 : -1);
          });
          for (const day of days) {
            const ofDay = own.filter((flow) => flow.day === day);
            expect(ofDay.length).toBeLessThanOrEqual(2);
            if (ofDay.length === 2) {
              expect(ofDay.map((flow) => flow.cause)).toEqual(['transferred_out', 'transferred_in']);
              expect(ofDay[0]?.storeId).not.toBe(ofDay[1]?.storeId);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  const at = (day: number, id = 'x') => ({
    day: asDay(`2026-01-${String(day).padStart(2, '0')}`),
    occurredAt: day * 1000,
    source: 'pos',
    id,
  });
  const phone = { kind: 'phone', verified: true, addressable: true, storeId: 's1' } as const;
  const none: MemberFacts = { identities: [], consents: [], transfers: [], erasedOn: null, mergedOn: null };
  const sms = { channel: 'sms', purpose: 'marketing' } as const;
  const told = (flows: AssetFlow[]) =>
    flows.map((flow) => `${flow.day.slice(8)} ${flow.storeId} ${flow.line} ${flow.cause} ${flow.delta}`);

  it('tells a whole life in order, with its causes', () => {
    const life: MemberFacts = {
      identities: [{ ...at(2), ...phone }],
      consents: [
        { ...at(3), ...sms, granted: true },
        { ...at(5), ...sms, granted: false },
        { ...at(7), ...sms, granted: true },
      ],
      transfers: [{ ...at(4), fromStoreId: 's1', toStoreId: 's2' }],
      erasedOn: asDay('2026-01-09'),
      mergedOn: null,
    };
    expect(told(assetFlows(life))).toEqual([
      '02 s1 identifiable identified 1',
      '03 s1 reachable consent_given 1',
      '04 s1 identifiable transferred_out -1',
      '04 s2 identifiable transferred_in 1',
      '04 s1 reachable transferred_out -1',
      '04 s2 reachable transferred_in 1',
      '05 s2 reachable consent_withdrawn -1',
      '07 s2 reachable consent_given 1',
      '09 s2 identifiable erased -1',
      '09 s2 reachable erased -1',
    ]);
  });

  it('names the missing half: an address that comes after the consent is "identified"', () => {
    const facts: MemberFacts = {
      ...none,
      identities: [
        { ...at(2, 'a'), ...phone, kind: 'card_no', addressable: false },
        { ...at(4, 'b'), ...phone },
      ],
      consents: [{ ...at(3), ...sms, granted: true }],
    };
    expect(told(assetFlows(facts))).toEqual([
      '02 s1 identifiable identified 1',
      '04 s1 reachable identified 1',
    ]);
  });

  it('an earlier identification that arrives late moves the home store from its day on', () => {
    const facts = { ...none, identities: [{ ...at(5, 'late'), ...phone }] };
    const restated = {
      ...none,
      identities: [...facts.identities, { ...at(3, 'first'), ...phone, storeId: 's9' }],
    };
    expect(told(assetFlows(facts))).toEqual(['05 s1 identifiable identified 1']);
    expect(told(assetFlows(restated))).toEqual(['03 s9 identifiable identified 1']);
  });

  it('is nothing for a member who came and was erased on one day, and ignores what is dated after', () => {
    expect(
      assetFlows({ ...none, identities: [{ ...at(2), ...phone }], erasedOn: asDay('2026-01-02') }),
    ).toEqual([]);
    const merged = { ...none, identities: [{ ...at(2), ...phone }], mergedOn: asDay('2026-01-04') };
    expect(told(assetFlows({ ...merged, consents: [{ ...at(6), ...sms, granted: true }] }))).toEqual([
      '02 s1 identifiable identified 1',
      '04 s1 identifiable merged -1',
    ]);
  });

  it('does not take an openid for an identity, nor an unverified number for an address', () => {
    const facts = {
      ...none,
      identities: [
        { ...at(2, 'a'), ...phone, kind: 'openid' as const },
        { ...at(2, 'b'), ...phone, verified: false },
      ],
      consents: [{ ...at(2), ...sms, granted: true }],
    };
    expect(assetFlows(facts)).toEqual([]);
  });
});
