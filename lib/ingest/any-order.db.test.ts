import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { expect, test, vi } from 'vitest';
import { newOrganization, newStore, testNow } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';

const { owner } = await openStage();

type Item = Record<string, unknown> & { type: string; id: string };

async function chain() {
  const { systemContext } = await import('@/lib/auth/context');
  const { takeItems } = await import('./mutations/take-items');
  const { replayResolvable } = await import('./mutations/replay-waiting');
  const made = await newOrganization();
  const later = (seconds: number) =>
    systemContext(made.orgId, { now: new Date(testNow.getTime() + seconds * 1_000) });
  const ctx = await later(0);
  return {
    ...made,
    take: (items: Item[]) => takeItems(ctx, { source: 'pos', items }),
    /** As the worker does every half minute, until nothing more can be taken. */
    settle: async () => {
      for (let round = 1; round <= 4; round += 1) await replayResolvable(await later(round * 1_000));
    },
    later,
  };
}

/** Everything facts left behind, with codes and names in place of ids. */
async function stateOf(orgId: string) {
  const query = (text: string) =>
    owner.unsafe(text, [orgId]).then((rows) => rows.map((row) => Object.values(row).join('|')));
  const member =
    "(select string_agg(kind || encode(lookup_hash, 'hex'), ',' order by 1) from member_identities i where i.org_id = x.org_id and i.member_id = x.member_id)";
  return {
    days: await query(
      'select s.name, d.day, gross_fen, refunds_fen, orders, units, identified_orders, sensor_visits from store_day d join stores s on s.org_id = d.org_id and s.id = d.store_id where d.org_id = $1 and (gross_fen, refunds_fen, orders, sensor_visits) <> (0, 0, 0, 0) order by 1, 2',
    ),
    consents: await query(
      `select ext_id, channel, purpose, is_granted, occurred_at, ${member} from consent_changes x where org_id = $1 order by 1`,
    ),
    members: await query(
      `select s.name, m.joined_at, m.joined_key, m.name, m.gender, m.birth_on, ${member.replaceAll('x.member_id', 'm.id').replaceAll('x.org_id', 'm.org_id')} as ids from members m join stores s on s.org_id = m.org_id and s.id = m.home_store_id where m.org_id = $1 order by ids`,
    ),
    open: await query(
      "select type, ext_id, code from quarantined_items where org_id = $1 and status = 'open' order by 1, 2",
    ),
  };
}

const instant = fc
  .integer({ min: 0, max: 600_000 })
  .map((s) => new Date(Date.UTC(2026, 10, 10) + s * 1_000).toISOString());
const phone = fc.constantFrom('13800000001', '13800000002', '13800000003');
const who = fc.record({ phone });
const place = fc.constantFrom('S1', 'LATER');
const story = fc
  .array(
    fc.oneof(
      fc.record({
        type: fc.constant('order.paid'),
        id: fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5'),
        occurredAt: instant,
        store: place,
        amountFen: fc.nat(9_999),
        member: who,
      }),
      fc.record({
        type: fc.constant('order.refunded'),
        id: fc.uuid(),
        occurredAt: instant,
        orderId: fc.constantFrom('o1', 'o2', 'o3'),
        amountFen: fc.integer({ min: 1, max: 99 }),
      }),
      fc.record({
        type: fc.constant('order.voided'),
        id: fc.uuid(),
        occurredAt: instant,
        orderId: fc.constantFrom('o4', 'o5'),
        reason: fc.constant('误单'),
      }),
      fc.record({
        type: fc.constant('consent.changed'),
        id: fc.uuid(),
        occurredAt: instant,
        member: who,
        channel: fc.constantFrom('sms', 'wecom'),
        purpose: fc.constant('news'),
        granted: fc.boolean(),
        source: fc.constant('app'),
      }),
      fc.record(
        {
          type: fc.constant('member.identified'),
          id: fc.uuid(),
          occurredAt: instant,
          store: place,
          member: who,
          name: fc.constantFrom('王芳', '李雷', '韩梅梅'),
          gender: fc.constantFrom('female', 'male'),
          birthday: fc.constantFrom('1990-01-01', '1991-02-02'),
          consents: fc.array(
            fc.record({ channel: fc.constant('sms'), purpose: fc.constant('news'), granted: fc.boolean() }),
            { maxLength: 2 },
          ),
        },
        { requiredKeys: ['type', 'id', 'occurredAt', 'store', 'member'] },
      ),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((items) => [...new Map(items.map((item) => [`${item.type}${item.id}`, item])).values()] as Item[]);

test('consents before members, orders before stores, profiles in any order: the same state', async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.infiniteStream(fc.nat()), fc.nat(), async (items, random, storeAt) => {
      const inOrder = await chain();
      const makeStores = async (orgId: string, made: Awaited<ReturnType<typeof chain>>, code: string) => {
        const store = await newStore(orgId, {
          brandId: made.brandA.id,
          regionId: made.eastCity.id,
          name: code,
        });
        await owner`update stores set code = ${code} where org_id = ${orgId} and id = ${store.id}`;
      };
      for (const code of ['S1', 'LATER']) await makeStores(inOrder.orgId, inOrder, code);
      const members = items.filter((item) => item.type !== 'consent.changed');
      await inOrder.take(members);
      await inOrder.take(items);

      const anyhow = await chain();
      await makeStores(anyhow.orgId, anyhow, 'S1');
      const shuffled = items
        .map((item) => ({ item, at: random.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item);
      const cut = storeAt % (shuffled.length + 1);
      const batches: Item[][] = [];
      for (let at = 0; at < cut; at += 3) batches.push(shuffled.slice(at, Math.min(at + 3, cut)));
      await Promise.all(
        [0, 1, 2].map(async (lane) => {
          for (let at = lane; at < batches.length; at += 3) await anyhow.take(batches[at] as Item[]);
        }),
      );
      await makeStores(anyhow.orgId, anyhow, 'LATER');
      await anyhow.take(shuffled.slice(cut));
      await anyhow.settle();

      // A keyed hash differs by organization: people are told apart by their names and stores instead.
      const plain = async (orgId: string) => {
        const state = await stateOf(orgId);
        const anonymous = (rows: string[]) =>
          rows.map((row) => row.replaceAll(/phone[0-9a-f]{32}/g, 'phone')).sort();
        return { ...state, consents: anonymous(state.consents), members: anonymous(state.members) };
      };
      expect(await plain(anyhow.orgId)).toEqual(await plain(inOrder.orgId));
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 10) },
  );
}, 180_000);

test('another body leaves no trace: no member, no consent, no profile, also when both come at once', async () => {
  for (let round = 0; round < 12; round += 1) {
    const made = await chain();
    const join = (phone: string, consents: number): Item => ({
      type: 'member.identified',
      id: 'J',
      occurredAt: '2026-11-10T00:00:00Z',
      store: made.eastOne.code,
      member: { phone },
      name: phone,
      consents: Array.from({ length: consents }, (_, n) => ({
        channel: 'sms',
        purpose: `p${n}`,
        granted: true,
      })),
    });
    const order = (phone: string): Item => ({
      type: 'order.paid',
      id: 'O',
      occurredAt: '2026-11-10T00:00:00Z',
      store: made.eastOne.code,
      amountFen: 100,
      member: { phone },
    });
    const answers = await Promise.all([
      made.take([join('13800000001', 1), order('13800000003')]),
      made.take([join('13800000002', 3), order('13800000004')]),
    ]);
    expect(answers.map((one) => one.accepted).reduce((a, b) => a + b)).toBe(2);
    expect(answers.map((one) => one.conflicts).reduce((a, b) => a + b)).toBe(2);
    const [count] =
      await owner`select (select count(*)::int from members where org_id = ${made.orgId}) as members,
      (select count(*)::int from member_identities where org_id = ${made.orgId}) as identities,
      (select count(*)::int from consent_changes where org_id = ${made.orgId}) as consents,
      (select count(*)::int from member_identifications where org_id = ${made.orgId}) as joinings,
      (select count(*)::int from quarantined_items where org_id = ${made.orgId} and code = 'conflict') as held`;
    const [joining] =
      await owner`select m.name from member_identifications x join members m on m.org_id = x.org_id and m.id = x.member_id where x.org_id = ${made.orgId}`;
    const first = joining?.name === '13800000001';
    expect({ ...count }).toEqual({
      members: 2,
      identities: 2,
      consents: first ? 1 : 3,
      joinings: 1,
      held: 2,
    });
  }
});

test('a key twice in one batch: the same is a duplicate, another is held', async () => {
  const made = await chain();
  const order = {
    type: 'order.paid',
    id: 'A',
    occurredAt: '2026-11-10T00:00:00Z',
    store: made.eastOne.code,
    amountFen: 100,
  };
  expect(await made.take([order, { ...order }, { ...order, amountFen: 200 }])).toEqual({
    ...{ accepted: 1, duplicates: 1, conflicts: 1, rejected: 0, quarantined: 0 },
    results: [
      { index: 1, id: 'A', status: 'duplicate' },
      { index: 2, id: 'A', status: 'conflict', code: 'other_body' },
    ],
  });
  const held = await owner`select code from quarantined_items where org_id = ${made.orgId}`;
  expect(held.map((row) => row.code)).toEqual(['conflict']);
  const unknown = { ...order, id: 'B', store: 'NOWHERE' };
  const answer = await made.take([unknown, unknown]);
  expect(answer).toMatchObject({ quarantined: 2, duplicates: 0 });
});

test('feeds show their latest sign of life and what they brought', async () => {
  const made = await chain();
  const visit = (id: string, hour: string) => ({
    type: 'visit.counted',
    id,
    occurredAt: `2026-11-20T${hour}:00:00Z`,
    store: made.eastOne.code,
    count: 3,
    minutes: 60,
    by: 'sensor',
  });
  await made.take([visit('a', '01'), visit('b', '02')]);
  await made.take([visit('c', '09')]);
  const [feed] = await owner`select type, last_occurred_at, accepted from feeds where org_id = ${made.orgId}`;
  expect({ ...feed }).toEqual({
    type: 'visit.counted',
    last_occurred_at: new Date('2026-11-20T09:00:00Z'),
    accepted: 3,
  });
});

test('a feed that falls silent still tells what came last', async () => {
  const made = await chain();
  const order = (id: string, minute: string): Item => ({
    ...{ type: 'order.paid', id, occurredAt: `2026-11-20T01:00:${minute}Z` },
    ...{ store: made.eastOne.code, amountFen: 100 },
  });
  const accepted = async () => {
    const [feed] = await owner`select accepted from feeds where org_id = ${made.orgId}`;
    return feed?.accepted;
  };
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  try {
    await made.take([order('a', '00')]);
    await made.take([order('b', '01'), order('c', '02')]);
    expect(await accepted()).toBe(1);
    vi.runAllTimers();
  } finally {
    vi.useRealTimers();
  }
  await expect.poll(accepted).toBe(3);
});

test('of a thousand phones and names of cards not one stands readable anywhere in the database', async () => {
  const made = await chain();
  const phones = Array.from({ length: 1_000 }, (_, n) => `139${String(10_000_000 + n * 7_919).slice(-8)}`);
  const items = phones.map((number, n): Item => {
    const base = {
      id: uuidv7(),
      occurredAt: '2026-11-10T00:00:00Z',
      store: n % 5 === 0 ? 'NOWHERE' : made.eastOne.code,
      member: { phone: number, cardNo: `CARD${number}` },
    };
    return n % 2 === 0
      ? { ...base, type: 'order.paid', amountFen: n }
      : { ...base, type: 'member.identified' };
  });
  expect(await made.take(items)).toMatchObject({ accepted: 800, quarantined: 200 });
  const unknown: Item = {
    type: 'consent.changed',
    id: 'c',
    occurredAt: '2026-11-10T00:00:00Z',
    member: { phone: '15912345678' },
    channel: 'sms',
    purpose: 'x',
    granted: true,
    source: 'y',
  };
  expect(await made.take([unknown])).toMatchObject({ quarantined: 1 });
  const columns =
    await owner`select c.table_schema, c.table_name, c.column_name, c.data_type from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'graphile_worker') and c.data_type in ('text', 'jsonb', 'json', 'bytea', 'character varying', 'ARRAY')`;
  expect(columns.length).toBeGreaterThan(100);
  let dump = '';
  for (const { table_schema, table_name, column_name, data_type } of columns) {
    const column = data_type === 'bytea' ? `encode("${column_name}", 'escape')` : `"${column_name}"::text`;
    const rows = await owner.unsafe(
      `select ${column} as text from "${table_schema}"."${table_name}" where "${column_name}" is not null`,
    );
    dump += rows.map((row) => row.text).join('\n');
  }
  expect(dump.length).toBeGreaterThan(100_000);
  const found = [...phones, '15912345678'].filter((number) => dump.includes(number));
  expect(found).toEqual([]);
});

test('after thirty days the bodies of held items cannot be read by anyone', async () => {
  const made = await chain();
  await made.take([
    { type: 'order.paid', id: 'A', occurredAt: '2026-11-10T00:00:00Z', store: 'NOWHERE', amountFen: 1 },
  ]);
  const { destroyExpired } = await import('./mutations/destroy-expired');
  const wrapped = async () =>
    (await owner`select wrapped_key from cipher_batches where org_id = ${made.orgId}`)[0]?.wrapped_key;
  await destroyExpired(await made.later(29 * 86_400));
  expect(await wrapped()).not.toBeNull();
  await destroyExpired(await made.later(31 * 86_400));
  expect(await wrapped()).toBeNull();
});
