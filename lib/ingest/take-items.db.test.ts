import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { openStage } from '@/db/testing/stage';

const { owner } = await openStage();

type Item = Record<string, unknown> & { type: string; id: string };

async function chain(): Promise<{
  orgId: string;
  take: (
    items: Item[],
    source?: string,
  ) => Promise<{
    accepted: number;
    duplicates: number;
    conflicts: number;
    quarantined: number;
    rejected: number;
  }>;
}> {
  const { createOrganization } = await import('@/lib/organization/mutations');
  const { systemContext } = await import('@/lib/auth/context');
  const { takeItems } = await import('@/lib/ingest/mutations/take-items');
  const now = new Date('2026-11-21T04:00:00Z');
  const { orgId, rootRegionId } = await createOrganization(
    { code: uuidv7(), name: '测试', timeZone: 'Asia/Shanghai', cutoffHour: 0, isSample: false },
    now,
  );
  const ctx = await systemContext(orgId, { now });
  const brandId = uuidv7();
  await owner`insert into brands (org_id, id, code, name, created_at) values (${orgId}, ${brandId}, 'B', '品牌', ${now.toISOString()})`;
  for (const code of ['S1', 'S2']) {
    const id = uuidv7();
    await owner`insert into stores (org_id, id, code, brand_id, name, name_key, pinyin_full, pinyin_initials, status, created_at, updated_at)
      values (${orgId}, ${id}, ${code}, ${brandId}, ${code}, ${code}, ${code}, ${code}, 'live', ${now.toISOString()}, ${now.toISOString()})`;
    await owner`insert into store_region_history (org_id, store_id, region_id, valid_from) values (${orgId}, ${id}, ${rootRegionId}, '1900-01-01')`;
  }
  return { orgId, take: (items, source = 'pos') => takeItems(ctx, { source, items }) };
}

type Totals = Record<
  string,
  { gross: number; refunds: number; orders: number; units: number; identified: number; sensor: number }
>;

/** What the rollups must say, from the set of items alone: written without a look at the product's code. */
function expected(items: Item[]): { days: Totals; buyers: Set<string> } {
  const byKey = new Map(items.map((item) => [`${item.type}${item.id}`, item]));
  const voided = new Set(
    [...byKey.values()].filter((item) => item.type === 'order.voided').map((item) => item.orderId),
  );
  const paid = new Map(
    [...byKey.values()]
      .filter((item) => item.type === 'order.paid' && !voided.has(item.id))
      .map((item) => [item.id, item]),
  );
  const days: Totals = {};
  const buyers = new Set<string>();
  const at = (store: unknown, instant: unknown) => {
    const day = new Date(Date.parse(instant as string) + 8 * 3_600_000).toISOString().slice(0, 10);
    const key = `${store} ${day}`;
    days[key] ??= { gross: 0, refunds: 0, orders: 0, units: 0, identified: 0, sensor: 0 };
    return { totals: days[key], day };
  };
  for (const order of paid.values()) {
    const { totals, day } = at(order.store, order.occurredAt);
    totals.gross += order.amountFen as number;
    totals.orders += 1;
    totals.units += order.units as number;
    const phone = (order.member as { phone?: string } | undefined)?.phone;
    if (phone) {
      totals.identified += 1;
      buyers.add(`${order.store} ${day} ${phone}`);
    }
  }
  for (const item of byKey.values()) {
    const order = paid.get(item.orderId as string);
    if (item.type === 'order.refunded' && order)
      at(order.store, item.occurredAt).totals.refunds += item.amountFen as number;
    if (item.type === 'visit.counted') at(item.store, item.occurredAt).totals.sensor += item.count as number;
  }
  return { days, buyers };
}

async function stored(orgId: string): Promise<{ days: Totals; buyers: number }> {
  const rows =
    await owner`select s.code, d.* , d.day::text as on_day from store_day d join stores s using (org_id) where s.id = d.store_id and d.org_id = ${orgId}`;
  const days: Totals = {};
  for (const row of rows) {
    const totals = {
      gross: Number(row.gross_fen),
      refunds: Number(row.refunds_fen),
      orders: row.orders,
      units: row.units,
      identified: row.identified_orders,
      sensor: row.sensor_visits,
    };
    if (Object.values(totals).some((value) => value !== 0)) days[`${row.code} ${row.on_day}`] = totals;
  }
  const [count] =
    await owner`select count(*)::int as n from buyer_day where org_id = ${orgId} and orders > 0`;
  return { days, buyers: count?.n };
}

const instant = fc
  .integer({ min: 0, max: 9 })
  .chain((day) =>
    fc
      .integer({ min: 0, max: 86_399 })
      .map((second) => new Date(Date.UTC(2026, 10, 8 + day) + second * 1000).toISOString()),
  );
const store = fc.constantFrom('S1', 'S2');
const orderId = fc.integer({ min: 1, max: 12 }).map((n) => `O${n}`);
const phone = fc.constantFrom('13800000001', '13800000002', '13800000003');
const story = fc
  .array(
    fc.oneof(
      fc.record({
        type: fc.constant('order.paid'),
        id: orderId,
        occurredAt: instant,
        store,
        amountFen: fc.integer({ min: 0, max: 99_999 }),
        units: fc.integer({ min: 0, max: 5 }),
        member: fc.option(fc.record({ phone }), { nil: undefined }),
      }),
      fc.record({
        type: fc.constant('order.refunded'),
        id: fc.uuid(),
        occurredAt: instant,
        orderId,
        amountFen: fc.integer({ min: 1, max: 5_000 }),
      }),
      fc.record({
        type: fc.constant('order.voided'),
        id: fc.uuid(),
        occurredAt: instant,
        orderId: fc.integer({ min: 1, max: 24 }).map((n) => `O${n}`),
        reason: fc.constant('误单'),
      }),
      fc.record({
        type: fc.constant('visit.counted'),
        id: fc.uuid(),
        occurredAt: instant,
        store,
        count: fc.integer({ min: 0, max: 50 }),
        minutes: fc.constant(60),
        by: fc.constant('sensor'),
      }),
    ),
    { maxLength: 40 },
  )
  // One body per key: another body for a key is a conflict, tested apart.
  .map((items) => [...new Map(items.map((item) => [`${item.type}${item.id}`, item])).values()] as Item[]);

test('rollups equal the facts, three times replayed, shuffled, over four connections', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.infiniteStream(fc.nat()), async (items, random) => {
      const { orgId, take } = await chain();
      const shuffled = () =>
        items
          .map((item) => ({ item, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const queue = [...shuffled(), ...shuffled(), ...shuffled()];
      const batches: Item[][] = [];
      for (let at = 0; at < queue.length; at += 7) batches.push(queue.slice(at, at + 7));
      await Promise.all(
        [0, 1, 2, 3].map(async (lane) => {
          for (let at = lane; at < batches.length; at += 4) await take(batches[at] as Item[]);
        }),
      );
      const want = expected(items);
      const got = await stored(orgId);
      expect(got.days).toEqual(
        Object.fromEntries(
          Object.entries(want.days).filter(([, totals]) =>
            Object.values(totals).some((value) => value !== 0),
          ),
        ),
      );
      expect(got.buyers).toBe(want.buyers.size);
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 25) },
  );
});

test('another body of a known key is a conflict, quarantined, and changes no money', async () => {
  const { orgId, take } = await chain();
  const order = {
    type: 'order.paid',
    id: 'A',
    occurredAt: '2026-11-20T10:00:00+08:00',
    store: 'S1',
    amountFen: 1000,
  };
  expect(await take([order])).toMatchObject({ accepted: 1 });
  expect(await take([{ ...order, amountFen: 2000 }])).toMatchObject({ conflicts: 1, accepted: 0 });
  expect(await take([order])).toMatchObject({ duplicates: 1 });
  expect((await stored(orgId)).days['S1 2026-11-20']?.gross).toBe(1000);
  const held = await owner`select code, status from quarantined_items where org_id = ${orgId}`;
  expect(held.map((row) => ({ ...row }))).toEqual([{ code: 'conflict', status: 'open' }]);
});

test('a bad item never loses the good ones, and an unknown store waits in quarantine without its phone readable', async () => {
  const { orgId, take } = await chain();
  const good = {
    type: 'order.paid',
    id: 'G',
    occurredAt: '2026-11-20T10:00:00+08:00',
    store: 'S1',
    amountFen: 500,
    member: { phone: '138 0000 0009' },
  };
  const reply = await take([
    { ...good, id: 'X', store: 'NOWHERE' },
    { type: 'order.paid', id: 'bad' } as Item,
    good,
  ]);
  expect(reply).toMatchObject({ accepted: 1, quarantined: 1, rejected: 1 });
  const [row] =
    await owner`select code, hint, encode(body_cipher, 'escape') as body from quarantined_items where org_id = ${orgId}`;
  expect(row).toMatchObject({ code: 'unknown_store', hint: 'NOWHERE' });
  expect(row?.body).not.toContain('0009');
});
