import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, newOrganization, newUser, type TestOrganization, testNow } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { type Context, systemContext } from '@/lib/auth/context';
import { takeItems } from '@/lib/ingest/mutations/take-items';
import { placeTouchpoints } from '@/lib/stores/mutations/upsert-touchpoints';
import { asDay } from '@/lib/time';
import { listTouchpointResults } from './touchpoint-results';

await openStage();
let org: TestOrganization;
let admin: Context;
let nth = 0;

const at = (moment: string) => `2026-11-${moment}:00+08:00`;
const id = () => {
  nth += 1;
  return `n${nth}`;
};
const scan = (touchpoint: string, moment: string, cardNo?: string) => ({
  ...{ type: 'touchpoint.scanned', id: id(), occurredAt: at(moment), touchpoint },
  ...(cardNo ? { member: { cardNo } } : { visitor: 'v1' }),
});
const join = (cardNo: string, moment: string, touchpoint?: string) => ({
  ...{ type: 'member.identified', id: id(), occurredAt: at(moment), store: org.eastOne.code },
  ...{ member: { cardNo }, ...(touchpoint ? { touchpoint } : {}) },
});
const order = (cardNo: string | null, moment: string, more: object = {}) => ({
  ...{ type: 'order.paid', id: id(), occurredAt: at(moment), store: org.eastOne.code, amountFen: 100 },
  ...(cardNo ? { member: { cardNo } } : {}),
  ...more,
});

beforeAll(async () => {
  org = await newOrganization('results');
  const system = await systemContext(org.orgId, { now: testNow });
  await placeTouchpoints(
    system,
    ['door', 'cashier', 'shelf'].map((kind) => ({
      ...{ code: kind, name: kind, kind: kind as 'door', store: org.eastOne.code, placedOn: '2026-01-01' },
    })),
  );
  const items = [
    // Anonymous, twice the same, and before the range.
    ...[scan('door', '12T10:00'), scan('door', '12T10:01'), scan('door', '01T09:00')],
    // Joined by the door, bought the next day: one join, one buy of the door.
    ...[join('a', '12T11:00', 'door'), order('a', '13T11:00')],
    // Joined elsewhere, scanned the door and then the checkout, bought: the checkout's alone.
    ...[join('b', '11T09:00'), scan('door', '14T09:00', 'b'), scan('cashier', '14T10:00', 'b')],
    order('b', '14T11:00'),
    // The scan itself made the member known.
    scan('cashier', '15T10:00', 'c'),
    // Bought more than seven days after the scan, and exactly seven days after.
    ...[order('c', '22T10:01'), order('c', '22T10:00')],
    // Joined before by another joining: the second names the door and counts for nobody.
    ...[join('d', '02T10:00'), join('d', '16T10:00', 'door')],
    // Scanned before the range, bought in it: the scan does not count, the buy does.
    ...[scan('shelf', '09T10:00', 'e'), order('e', '11T10:00')],
    // Bought before the scan; and nobody known.
    ...[order('f', '17T09:00'), scan('shelf', '17T10:00', 'f'), order(null, '17T11:00')],
    // Bought in another store.
    order('f', '17T12:00', { store: org.westOne.code }),
  ];
  const voided = order('a', '13T12:00');
  const { accepted } = await takeItems(system, { source: 'pos', items: [...items, voided] });
  expect(accepted).toBe(items.length + 1);
  await takeItems(system, {
    source: 'pos',
    items: [
      {
        ...{ type: 'order.voided', id: 'v', occurredAt: at('13T13:00'), orderId: voided.id, reason: 'x' },
      },
    ],
  });
  admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
});

const range = { from: asDay('2026-11-10'), to: asDay('2026-11-30') };
const results = async (ctx: Context) => {
  const rows = await listTouchpointResults(ctx, { storeId: org.eastOne.id, range });
  return rows.map(({ scans, joins, buys }) => [scans, joins, buys]).sort();
};

describe('what touchpoints brought', () => {
  it('counts scans, joins and buys as defined', async () => {
    // Worked out by hand from the story above: door 2+1 scans, 1 join, 1 buy; checkout 2 scans, 1 join (the scan of c),
    // 1 buy of b (c bought exactly seven days later, which is outside); shelf 1 scan, f known by an order: no join, e's buy.
    expect(await results(admin)).toEqual([
      [1, 0, 1],
      [2, 1, 1],
      [3, 1, 1],
    ]);
  });

  it('tells the last scan of all time', async () => {
    const rows = await listTouchpointResults(admin, {
      ...{ storeId: org.eastOne.id, range: { from: asDay('2026-11-29'), to: asDay('2026-11-30') } },
    });
    expect(rows.map(({ scans }) => scans)).toEqual([0, 0, 0]);
    expect(rows.map(({ lastScanAt }) => lastScanAt?.toISOString()).sort()).toEqual([
      ...['2026-11-14T01:00:00.000Z', '2026-11-15T02:00:00.000Z', '2026-11-17T02:00:00.000Z'],
    ]);
  });

  it('shows nothing of a store out of reach, and nothing for an id that is none', async () => {
    const west = await contextOf(
      await newUser(org.orgId, { role: 'regional_lead', reach: { regionId: org.west.id } }),
    );
    expect(await results(west)).toEqual([]);
    expect(await listTouchpointResults(admin, { storeId: 'x', range })).toEqual([]);
  });
});
