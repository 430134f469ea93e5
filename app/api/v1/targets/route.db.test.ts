import { expect, it } from 'vitest';
import { newApiKey, newOrganization } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import * as target from './[code]/route';
import * as targets from './route';

const { owner } = await openStage();
type Handler = (request: Request, next: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function call(
  handler: Handler,
  {
    key,
    body,
    path = '/api/v1/targets',
    params = {},
  }: {
    key: string;
    body?: unknown;
    path?: string;
    params?: Record<string, string>;
  },
) {
  const request = new Request(`http://localhost${path}`, {
    method: body === undefined ? 'GET' : 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve(params) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const scopes = ['targets:read', 'targets:write'];

it('sets targets by store and month, each answered on its own, and lists them', async () => {
  const org = await newOrganization();
  const { key } = await newApiKey(org.orgId, { scopes });
  const put = await call(targets.PUT, {
    key,
    body: [
      { store: org.eastOne.code, month: '2026-11', netFen: 120_000_00 },
      { store: org.westOne.code, month: '2026-12-01', netFen: '9000' },
      { store: 'no-such', month: '2026-11', netFen: 1 },
      { store: org.eastTwo.code, month: '2026-13', netFen: 1 },
      { store: org.eastTwo.code, month: '2026-11', netFen: -1 },
    ],
  });
  expect(put).toMatchObject({
    status: 200,
    body: { total: 5, created: 2, updated: 0, invalid: 3 },
  });
  expect((put.body.results as { errors?: object[] }[]).map(({ errors }) => errors?.[0] ?? null)).toEqual([
    null,
    null,
    { path: 'store', code: 'unknown_store' },
    { path: 'month', code: 'not_a_month' },
    { path: 'netFen', code: 'too_small' },
  ]);
  const first = await call(targets.GET, { key, path: '/api/v1/targets?limit=1' });
  expect(first.body).toMatchObject({
    data: [
      { code: `2026-11:${org.eastOne.code}`, store: org.eastOne.code, month: '2026-11', netFen: 12_000_000 },
    ],
    nextCursor: `2026-11:${org.eastOne.code}`,
  });
  const cursor = encodeURIComponent(String(first.body.nextCursor));
  const second = await call(targets.GET, { key, path: `/api/v1/targets?limit=1&cursor=${cursor}` });
  expect(second.body).toMatchObject({ data: [{ month: '2026-12', netFen: 9_000 }], nextCursor: null });
  const one = { key, params: { code: `2026-12:${org.westOne.code}` } };
  expect((await call(target.GET, one)).body).toMatchObject({ netFen: 9_000 });
  const cleared = { store: org.westOne.code, month: '2026-12', netFen: null };
  expect((await call(targets.PUT, { key, body: cleared })).body).toMatchObject({ updated: 1 });
  expect((await call(target.GET, one)).status).toBe(404);
  expect((await call(target.GET, { key, params: { code: 'what' } })).status).toBe(404);
  const batches = await owner`select kind, created_by_name from target_batches where org_id = ${org.orgId}`;
  expect(batches.map(({ kind }) => kind)).toEqual(['api', 'api']);
});

it('keeps a key of a region to its region, and one without the right out', async () => {
  const org = await newOrganization();
  const east = await newApiKey(org.orgId, { scopes, reach: { regionId: org.east.id } });
  const body = [
    { store: org.eastOne.code, month: '2026-11', netFen: 1 },
    { store: org.westOne.code, month: '2026-11', netFen: 1 },
  ];
  expect((await call(targets.PUT, { key: east.key, body })).body).toMatchObject({ created: 1, invalid: 1 });
  const reader = await newApiKey(org.orgId, { scopes: ['targets:read'] });
  expect((await call(targets.PUT, { key: reader.key, body })).status).toBe(403);
});
