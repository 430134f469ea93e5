import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemDb } from '@/db/client';
import { apiKeys } from '@/db/schema/auth';
import { openTestDatabase, type TestDatabase } from '@/db/testing/database';
import { newOrganization, type TestOrganization, testNow } from '@/db/testing/factories';
import { formatKey, keyPrefix } from '@/lib/auth/key-format';
import type { KeyScope } from '@/lib/auth/permissions';
import * as brands from '../brands/route';
import * as campaigns from '../campaigns/route';
import * as channels from '../channels/route';
import * as regions from '../regions/route';
import * as store from './[code]/route';
import * as stores from './route';

let database: TestDatabase;
let chain: TestOrganization;
let all: string;

beforeAll(async () => {
  database = await openTestDatabase();
  chain = await newOrganization();
  all = await newKey(chain.orgId, {
    scopes: ['stores:read', 'stores:write', 'organization:read', 'organization:write'],
  });
});
afterAll(() => database.drop());

async function newKey(
  orgId: string,
  more: { scopes: KeyScope[]; regionId?: string; brandId?: string },
): Promise<string> {
  const secret = formatKey(orgId, randomBytes(32).toString('base64url'));
  const secretHash = createHash('sha256').update(secret).digest();
  await systemDb().write((tx) =>
    tx.insert(apiKeys).values({
      ...{ orgId, id: uuidv7(), name: 'till', prefix: keyPrefix(secret), secretHash, createdAt: testNow },
      ...more,
    }),
  );
  return secret;
}

type Handler = (request: Request, next: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function call(
  handler: Handler,
  {
    key = all,
    body,
    path = '/api/v1/x',
    headers = {},
    params = {},
  }: {
    key?: string;
    body?: unknown;
    path?: string;
    headers?: Record<string, string>;
    params?: Record<string, string>;
  } = {},
) {
  const request = new Request(`http://localhost${path}`, {
    method: body === undefined ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, json: await response.json() };
}

const given = (code: string, more: Record<string, unknown> = {}) => ({
  ...{ code, name: `门店 ${code}`, brand: 'river', region: 'shanghai' },
  ...more,
});

describe('resources by code', () => {
  it('come in as one or as a list, each answered on its own', async () => {
    expect((await call(brands.PUT, { body: { code: 'river', name: '江河茶' } })).json).toEqual({
      ...{ total: 1, created: 1, updated: 0, unchanged: 0, invalid: 0 },
      results: [{ index: 0, code: 'river', status: 'created' }],
    });
    const tree = [
      { code: 'east-china', name: '华东' },
      { code: 'shanghai', name: '上海', parentCode: 'east-china' },
      { code: 'orphan', name: '无父', parentCode: 'nowhere' },
    ];
    expect((await call(regions.PUT, { body: tree })).json).toMatchObject({ created: 2, invalid: 1 });
    const mixed = [
      given('A1'),
      { code: 'A 2' },
      given('A3', { latitude: 121.4, longitude: 31.2 }),
      given('A1'),
    ];
    const { status, json } = await call(stores.PUT, { body: mixed });
    expect(status).toBe(200);
    expect(json.results).toEqual([
      { index: 0, code: 'A1', status: 'created' },
      { index: 1, code: 'A 2', status: 'invalid', errors: [{ path: 'code', code: 'no_spaces' }] },
      {
        index: 2,
        code: 'A3',
        status: 'invalid',
        errors: [{ path: 'latitude', code: 'coordinates_swapped' }],
      },
      { index: 3, code: 'A1', status: 'invalid', errors: [{ path: 'code', code: 'repeated' }] },
    ]);
    const channel = { code: 'wecom', name: '企业微信', sourceClass: 'private' };
    expect((await call(channels.PUT, { body: channel })).json.created).toBe(1);
    const backwards = { code: 'w11', name: '双11', startsOn: '2026-11-11', endsOn: '2026-11-01' };
    expect((await call(campaigns.PUT, { body: backwards })).json.results[0].errors).toEqual([
      { path: 'endsOn', code: 'ends_before_start' },
    ]);
    expect((await call(campaigns.PUT, { body: { ...backwards, endsOn: '2026-11-30' } })).json.created).toBe(
      1,
    );
  });

  it('are read back, in pages that end', async () => {
    await call(stores.PUT, { body: Array.from({ length: 7 }, (_, i) => given(`P${i}`)) });
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let turn = 0; cursor !== null && turn < 20; turn += 1) {
      const path: string = `/api/v1/stores?limit=3${cursor ? `&cursor=${cursor}` : ''}`;
      const { json } = await call(stores.GET, { path });
      expect(json.data.length).toBeLessThanOrEqual(3);
      seen.push(...json.data.map(({ code }: { code: string }) => code));
      cursor = json.nextCursor;
    }
    expect(cursor).toBeNull();
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toEqual(expect.arrayContaining(['A1', 'P0', 'P6']));
    expect((await call(store.GET, { params: { code: 'P3' } })).json).toMatchObject({
      ...{ code: 'P3', brand: 'river', region: 'shanghai', status: 'live' },
    });
  });

  it('refuse what the key may not, in the words of the contract', async () => {
    const reader = await newKey(chain.orgId, { scopes: ['stores:read'] });
    expect((await call(stores.PUT, { key: reader, body: given('X') })).status).toBe(403);
    expect((await call(stores.GET, { key: 'ww_wrong' })).status).toBe(401);
    expect((await call(stores.GET, { path: '/api/v1/stores?limit=201' })).status).toBe(422);
    expect((await call(stores.PUT, { body: '{"code":' })).status).toBe(400);
    expect((await call(stores.PUT, { body: [] })).status).toBe(422);
    const tooMany = Array.from({ length: 1001 }, (_, i) => given(`M${i}`));
    expect((await call(stores.PUT, { body: tooMany })).status).toBe(422);
    expect(
      (await call(stores.PUT, { body: given('T'), headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(415);
    for (const odd of [null, 5, 'x', [null], [[]], { code: 5 }, { code: { a: 1 } }, [{ code: '\u0000' }]]) {
      const { status } = await call(stores.PUT, { body: odd === null ? 'null' : odd });
      expect([status, odd]).toEqual([status < 500 ? status : 'a fault of the client', odd]);
    }
  });

  it('stay inside the reach of the key, and a foreign code is as good as none', async () => {
    const other = await newOrganization();
    const strange = await newKey(other.orgId, { scopes: ['stores:read', 'stores:write'] });
    const east = await newKey(chain.orgId, {
      scopes: ['stores:read', 'stores:write'],
      regionId: chain.east.id,
    });
    const absent = await call(store.GET, { params: { code: 'no-such' } });
    expect(absent.status).toBe(404);
    for (const key of [strange, east]) {
      const found = await call(store.GET, { key, params: { code: 'P3' } });
      expect({ ...found.json, requestId: '' }).toEqual({ ...absent.json, requestId: '' });
    }
    const { json } = await call(stores.PUT, { key: east, body: { code: 'P3', name: '改名' } });
    expect(json.results[0]).toMatchObject({
      status: 'invalid',
      errors: [{ path: 'code', code: 'not_found' }],
    });
  });

  it('happen once for fifty calls of one Idempotency-Key', async () => {
    const body = given('ONCE');
    const headers = { 'idempotency-key': 'fifty' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call(stores.PUT, { body, headers, path: '/api/v1/stores' })),
    );
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ json }) => json.created))).toEqual(new Set([1]));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const later = await call(stores.PUT, { body: given('TWICE'), headers, path: '/api/v1/stores' });
    expect(later.status).toBe(409);
  });
});
