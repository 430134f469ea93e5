import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { newApiKey, newOrganization } from '@/db/testing/factories';
import { ingestClient, paidOrder } from '@/db/testing/ingest-request';
import { openStage } from '@/db/testing/stage';

const postIngest = ingestClient(() => import('./route'));

const { database, owner } = await openStage();
const chain = await newOrganization();
const { key } = await newApiKey(chain.orgId, { scopes: ['ingest:write'] });

const store = () => chain.eastOne.code;
const orders = async (source: string) =>
  (
    await owner`select count(*)::int as n from orders where org_id = ${chain.orgId} and source = ${source} and body_hash is not null`
  )[0]?.n;

test('a key must be there, live, of the right scope, and in the header', async () => {
  const body = { source: 'auth', items: [paidOrder('A', store())] };
  const day = 86_400_000;
  const expired = await newApiKey(chain.orgId, {
    scopes: ['ingest:write'],
    expiresAt: new Date(Date.now() - day),
  });
  const revoked = await newApiKey(chain.orgId, { scopes: ['ingest:write'], revokedAt: new Date() });
  const reader = await newApiKey(chain.orgId, { scopes: ['reports:read', 'ingest:read'] });
  const none = await newApiKey(chain.orgId, { scopes: [] });
  const forged = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
  for (const one of [undefined, forged, expired.key, revoked.key, `${key} `.repeat(2)])
    expect((await postIngest({ key: one, body })).status).toBe(401);
  expect(
    (await postIngest({ body, url: `http://localhost/api/v1/ingest?key=${key}&access_token=${key}` })).status,
  ).toBe(401);
  for (const one of [reader.key, none.key]) expect((await postIngest({ key: one, body })).status).toBe(403);
  expect(await orders('auth')).toBe(0);
  const answer = await postIngest({ body });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ status: 401, code: 'unauthenticated', requestId: expect.any(String) });
});

test('malformed, mistyped, too large and mismatched bodies are refused with their status', async () => {
  const body = { source: 'bad', items: [paidOrder('A', store())] };
  const status = async (options: Parameters<typeof postIngest>[0]) =>
    (await postIngest({ key, ...options })).status;
  expect(await status({ raw: '{"source":' })).toBe(400);
  expect(await status({ raw: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) })).toBe(400);
  expect(await status({ raw: 'not gzip', headers: { 'content-encoding': 'gzip' } })).toBe(400);
  expect(await status({ body, headers: { 'content-length': '5' } })).toBe(400);
  expect(await status({ body, headers: { 'content-length': '9000' } })).toBe(400);
  expect(await status({ body, headers: { 'content-type': 'text/plain' } })).toBe(415);
  expect(await status({ body, headers: { 'content-encoding': 'br' } })).toBe(415);
  for (const wrong of [
    {},
    [],
    null,
    7,
    { ...body, more: 1 },
    { ...body, items: [] },
    { ...body, source: 'a~2' },
    { ...body, source: 'a b' },
  ])
    expect(await status({ body: wrong })).toBe(422);
  expect(await status({ body: { ...body, items: Array.from({ length: 5_001 }, () => 1) } })).toBe(422);
  expect(await status({ body, headers: { 'content-length': '10000001' } })).toBe(413);
  const padded = (bytes: number) => `${JSON.stringify(body).slice(0, -1)}${' '.repeat(bytes)}}`;
  expect(await status({ raw: padded(10_100_000) })).toBe(413);
  expect(await status({ raw: padded(60_000_000), gzip: true })).toBe(413);
  expect(await orders('bad')).toBe(0);
  expect(await status({ raw: padded(9_500_000) })).toBe(200);
  expect(await status({ raw: padded(40_000_000), gzip: true })).toBe(200);
  expect(await orders('bad')).toBe(1);
});

test('fifty at once under one Idempotency-Key are one effect and one reply', async () => {
  const send = (items: unknown[], idempotencyKey = 'once') =>
    postIngest({ key, body: { source: 'idem', items }, headers: { 'idempotency-key': idempotencyKey } });
  const items = [paidOrder('I1', store()), paidOrder('I2', 'NOWHERE')];
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(items)));
  const done = answers.filter((answer) => answer.status === 200);
  expect(done.length).toBeGreaterThan(0);
  expect(new Set(done.map((answer) => answer.text)).size).toBe(1);
  expect(done[0]?.body).toMatchObject({ accepted: 1, quarantined: 1 });
  for (const answer of answers.filter((one) => one.status !== 200)) {
    expect(answer.status).toBe(409);
    expect(answer.headers.get('retry-after')).toBe('1');
  }
  const again = await send(items);
  expect(again.text).toBe(done[0]?.text);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const other = await send([paidOrder('I3', store())]);
  expect(other).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } });
  expect(await orders('idem')).toBe(1);
  for (const bad of ['', 'x'.repeat(256), 'a b']) expect((await send(items, bad)).status).toBe(400);
});

test('the same Idempotency-Key of another key or organization is a fresh one', async () => {
  const other = await newOrganization();
  const theirs = await newApiKey(other.orgId, { scopes: ['ingest:write'] });
  const second = await newApiKey(chain.orgId, { scopes: ['ingest:write'] });
  const headers = { 'idempotency-key': 'shared' };
  const send = (bearer: string, code: string) =>
    postIngest({ key: bearer, headers, body: { source: 'two', items: [paidOrder('T', code)] } });
  expect((await send(key, store())).body).toMatchObject({ accepted: 1 });
  expect((await send(theirs.key, other.eastOne.code)).body).toMatchObject({ accepted: 1 });
  expect((await send(second.key, store())).body).toMatchObject({ duplicates: 1 });
});

test('a key of one store sees every other as unknown, also through refunds, voids and consents', async () => {
  const limited = await newApiKey(chain.orgId, {
    scopes: ['ingest:write'],
    reach: { storeId: chain.eastOne.id },
  });
  const source = 'reach';
  const take = async (bearer: string, ...items: unknown[]) =>
    (await postIngest({ key: bearer, body: { source, items } })).body;
  const occurredAt = '2026-11-20T13:00:00+08:00';
  const member = { phone: '13811110000' };
  await take(key, paidOrder('W', chain.westOne.code, { member }));
  const items = [
    paidOrder('X', chain.westOne.code),
    { type: 'order.refunded', id: 'R', occurredAt, orderId: 'W', amountFen: 1 },
    { type: 'order.voided', id: 'V', occurredAt, orderId: 'W', reason: 'no' },
    {
      type: 'consent.changed',
      id: 'C',
      occurredAt,
      member,
      channel: 'sms',
      purpose: 'news',
      granted: true,
      source: 'x',
    },
  ];
  const answer = await take(limited.key, ...items);
  expect(answer.results.map(({ status, code }) => `${status} ${code}`)).toEqual([
    'quarantined unknown_store',
    'quarantined unknown_order',
    'quarantined unknown_order',
    'quarantined unknown_member',
  ]);
  expect(
    await take(limited.key, paidOrder('E', store()), { ...items[1], id: 'R2', orderId: 'E' }),
  ).toMatchObject({ accepted: 1, quarantined: 1 });
  expect(await take(limited.key, { ...items[1], id: 'R2', orderId: 'E' })).toMatchObject({ accepted: 1 });

  // Left alone these items wait for ever: the sweep has no more reach than the key.
  const { systemContext } = await import('@/lib/auth/context');
  const { replayResolvable } = await import('@/lib/ingest/mutations/replay-waiting');
  for (let round = 0; round < 3; round += 1) await replayResolvable(await systemContext(chain.orgId));
  const open =
    await owner`select ext_id from quarantined_items where org_id = ${chain.orgId} and source = ${source} and status = 'open' order by ext_id`;
  expect(open.map((row) => row.ext_id)).toEqual(['C', 'R', 'V', 'X']);
  const [west] =
    await owner`select refunded_fen::int as refunded, void_count from orders where org_id = ${chain.orgId} and source = ${source} and ext_id = 'W'`;
  expect(west).toMatchObject({ refunded: 0, void_count: 0 });
});

test('a key that sends too fast is asked to wait, others are not', async () => {
  const fast = await newApiKey(chain.orgId, { scopes: ['ingest:write'] });
  const body = { source: 'fast', items: [] };
  // The clock stands still, so that the machine's own speed does not matter.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1_000_000);
  try {
    const answers: Awaited<ReturnType<typeof postIngest>>[] = [];
    for (let n = 0; n < 401; n += 1) answers.push(await postIngest({ key: fast.key, body }));
    expect(answers.slice(0, 400).every(({ status }) => status === 422)).toBe(true);
    expect(answers[400]).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
    expect(answers[400]?.headers.get('retry-after')).toBe('1');
    expect((await postIngest({ key, body })).status).toBe(422);
    clock.mockReturnValue(1_001_000);
    expect((await postIngest({ key: fast.key, body })).status).toBe(422);
  } finally {
    clock.mockRestore();
  }
});

const hostile = fc.constantFrom<unknown>(
  ...[
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udc00',
    '\u0007',
    '',
    ' ',
    '𝒳'.repeat(40),
    'x'.repeat(65),
    "'; drop table orders; --",
    '{NULL,"}',
  ],
  ...[
    'NULL',
    '\\',
    '"',
    '{}',
    '1e999',
    '0000-01-01',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:60Z',
    '0001-01-01T00:00:00Z',
    '+13812345678',
  ],
  ...[
    -1,
    0,
    -0,
    0.5,
    1e21,
    1e308,
    Number.MAX_SAFE_INTEGER,
    2 ** 53,
    2 ** 31,
    1_000_000,
    100_000_000_000,
    Number.MIN_VALUE,
  ],
  ...[null, true, [], {}, [[[[[[]]]]]], { toString: 1 }, { __proto__: null, constructor: 'x' }],
);
const at = fc.constantFrom(
  '2026-11-20T12:00:00+08:00',
  '1990-01-01T00:00:00Z',
  '2026-11-21T23:59:59.999999999Z',
);
const smallId = fc.constantFrom('a', 'b', 'c', 'd');
const whoever = fc.record(
  {
    phone: fc.constantFrom('13800000001', '13800000002'),
    unionid: fc.constantFrom('u1', 'u2'),
    cardNo: hostile as fc.Arbitrary<unknown>,
  },
  { requiredKeys: ['phone'] },
);
const anyItem = fc.oneof(
  fc.record(
    {
      type: fc.constant('order.paid'),
      id: smallId,
      occurredAt: at,
      store: fc.constant('@'),
      amountFen: fc.nat(),
      member: whoever,
      lines: fc.array(fc.record({ sku: smallId, quantity: fc.nat(9), amountFen: fc.nat() }), {
        maxLength: 2,
      }),
      units: fc.nat(9),
    },
    { requiredKeys: ['type', 'id', 'occurredAt', 'store', 'amountFen'] },
  ),
  fc.record({
    type: fc.constant('order.refunded'),
    id: smallId,
    occurredAt: at,
    orderId: smallId,
    amountFen: fc.integer({ min: 1, max: 9 }),
    reason: fc.string(),
  }),
  fc.record({
    type: fc.constant('order.voided'),
    id: smallId,
    occurredAt: at,
    orderId: smallId,
    reason: fc.string({ minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('member.identified'),
    id: smallId,
    occurredAt: at,
    store: fc.constant('@'),
    member: whoever,
    name: fc.string(),
    birthday: fc.constantFrom('1990-02-28', '0001-01-01'),
    joinedAt: at,
    consents: fc.array(
      fc.record({ channel: fc.constantFrom('sms', 'wecom'), purpose: smallId, granted: fc.boolean(), at }),
      { maxLength: 2 },
    ),
  }),
  fc.record({
    type: fc.constant('consent.changed'),
    id: smallId,
    occurredAt: at,
    member: whoever,
    channel: fc.constant('sms'),
    purpose: smallId,
    granted: fc.boolean(),
    source: smallId,
  }),
  fc.record({
    type: fc.constant('visit.counted'),
    id: smallId,
    occurredAt: at,
    store: fc.constant('@'),
    count: fc.nat(1_000_000),
    minutes: fc.constant(60),
    by: fc.constantFrom('sensor', 'manual'),
  }),
);
/** Puts a hostile value at a random place of an item, or adds it under a hostile name. */
const mutated = fc.tuple(anyItem, hostile, fc.nat(), fc.nat(5)).map(([item, value, place, how]) => {
  if (how === 0) return value;
  if (how === 1) return item;
  const copy = JSON.parse(JSON.stringify(item)) as Record<string, unknown>;
  const names = Object.keys(copy);
  const name = names[place % names.length] as string;
  if (how === 2) copy[typeof value === 'string' ? value : 'extra'] = value;
  else if (how === 3 && typeof copy[name] === 'object' && copy[name])
    Object.assign(copy[name] as object, { phone: value });
  else copy[name] = value;
  return copy;
});
const damaged = fc.tuple(fc.array(mutated, { minLength: 1, maxLength: 12 }), hostile, fc.nat(9), fc.nat());

test('nothing a client sends makes it fail on our side', async () => {
  const statuses = new Map<number, number>();
  const { key: own } = await newApiKey(chain.orgId, { scopes: ['ingest:write'] });
  await fc.assert(
    fc.asyncProperty(damaged, async ([items, value, how, place]) => {
      const text = JSON.stringify({
        source: how === 0 ? value : 'fuzz',
        items: how === 1 ? value : items,
      }).replaceAll('"@"', JSON.stringify(store()));
      const bytes = new TextEncoder().encode(text);
      if (how === 2) bytes[place % bytes.length] = place % 256;
      const raw = how === 3 ? bytes.slice(0, place % bytes.length) : bytes;
      const headers = how === 4 ? { 'idempotency-key': String(place % 5) } : undefined;
      const answer = await postIngest({ key: own, raw, gzip: how === 5, headers });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.text).not.toMatch(/postgres|select |insert |node_modules| at .*\.ts/i);
      if (answer.status === 200) {
        const { accepted, results } = answer.body;
        expect(accepted + results.length).toBe(how === 1 ? (value as unknown[]).length : items.length);
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 400) },
  );
  expect(statuses.get(200)).toBeGreaterThan(100);
  expect(statuses.get(422)).toBeGreaterThan(10);
  expect(statuses.get(400)).toBeGreaterThan(10);
}, 240_000);

test('a sum that no day can hold refuses its item, not the batch and not with 500', async () => {
  const source = 'sum';
  const visit = (id: string) => ({
    type: 'visit.counted',
    id,
    occurredAt: '2026-11-19T12:00:00+08:00',
    store: chain.eastTwo.code,
    count: 1_000_000,
    minutes: 60,
    by: 'sensor',
  });
  const items = Array.from({ length: 2_150 }, (_, n) => visit(`v${n}`));
  const answer = await postIngest({ key, body: { source, items: [...items, paidOrder('G', store())] } });
  expect(answer.status).toBe(200);
  expect(
    answer.body.results.every(({ status, code }) => status === 'rejected' && code === 'not_storable'),
  ).toBe(true);
  expect(answer.body.accepted).toBe(2_147 + 1);
});

test('while the database takes no connections the answer is 503 with Retry-After, and then all is well again', async () => {
  const { closePools } = await import('@/db/client');
  const body = { source: 'away', items: [paidOrder('A', store())] };
  const limit = (connections: number) =>
    owner.unsafe(`alter database ${database.name} connection limit ${connections}`);
  await closePools();
  await limit(0);
  const answer = await postIngest({ key, body });
  await limit(-1);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect((await postIngest({ key, body })).body).toMatchObject({ accepted: 1 });
});

test('connections that die under way are 503 or done, and nothing is taken twice', async () => {
  const items = Array.from({ length: 400 }, (_, n) => paidOrder(`D${n}`, store()));
  const kill = () =>
    owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database.name} and usename = 'waterwheel_pipeline'`;
  let isAcknowledged = false;
  for (let round = 0; round < 6; round += 1) {
    const [answer] = await Promise.all([postIngest({ key, body: { source: 'killed', items } }), kill()]);
    expect([200, 503]).toContain(answer.status);
    isAcknowledged ||= answer.status === 200;
  }
  if (!isAcknowledged) await postIngest({ key, body: { source: 'killed', items } });
  expect(await orders('killed')).toBe(400);
});
