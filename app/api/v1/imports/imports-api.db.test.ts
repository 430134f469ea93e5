import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { contextOf, newOrganization, newUser } from '@/db/testing/factories';
import { openStage } from '@/db/testing/stage';
import { systemContext } from '@/lib/auth/context';

const { owner } = await openStage();

async function sender() {
  const { createApiKey } = await import('@/lib/auth/mutations/api-keys');
  const { POST } = await import('./route');
  const { GET } = await import('./[id]/route');
  const org = await newOrganization();
  const admin = await contextOf(await newUser(org.orgId, { role: 'admin' }));
  const { key } = await createApiKey(admin, {
    ...{ name: 'till', scopes: ['imports:write', 'imports:read'], brandId: null },
    ...{ place: { regionId: null, storeId: null }, expiresOn: null },
  } as never);
  const authorization = `Bearer ${key}`;
  return {
    org,
    post: (body: BodyInit, headers: Record<string, string> = {}) =>
      POST(
        new Request('http://localhost/api/v1/imports', {
          ...{ method: 'POST', body, headers: { authorization, ...headers } },
          ...({ duplex: 'half' } as object),
        }),
        { params: Promise.resolve({}) },
      ),
    get: async (id: string) => {
      const request = new Request(`http://localhost/api/v1/imports/${id}`, { headers: { authorization } });
      const answer = await GET(request, { params: Promise.resolve({ id }) });
      return { status: answer.status, body: await answer.json() };
    },
  };
}

function form(fields: Record<string, string>, file: string | Uint8Array<ArrayBuffer>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append('file', new Blob([file]), '订单.csv');
  return data;
}

/** Does what the worker would: the waiting jobs of an import, in order. */
async function work(orgId: string, id: string): Promise<void> {
  const { checkImport, runImport } = await import('@/lib/imports/mutations/run-import');
  const ctx = await systemContext(orgId);
  await checkImport(ctx, id);
  await runImport(ctx, id);
}

describe('imports by the API', () => {
  test('a form is taken in, checked and run; its state tells the counts', async () => {
    const { org, post, get } = await sender();
    const file = `订单号,支付时间,实付金额,门店\nA,2026-11-01,10,${org.eastOne.code}\nB,2026-11-01,x,${org.eastOne.code}\n`;
    const answer = await post(form({ kind: 'orders', source: 'till' }, file));
    expect(answer.status).toBe(202);
    const { id } = await answer.json();
    expect((await get(id)).body).toMatchObject({ state: 'checking', file: '订单.csv', source: 'till' });
    await work(org.orgId, id);
    expect((await get(id)).body).toMatchObject({
      state: 'done',
      counts: { rows: 2, added: 1, changed: 0, unchanged: 0, bad: 1, skipped: 0 },
      problems: { money_unreadable: 1 },
    });
    const [order] =
      await owner`select source, amount_fen::text as fen from orders where org_id = ${org.orgId}`;
    expect(order).toEqual({ source: 'till', fen: '1000' });
  });

  test('a dry run writes nothing', async () => {
    const { org, post, get } = await sender();
    const file = `订单号,支付时间,实付金额,门店\nA,2026-11-01,10,${org.eastOne.code}\n`;
    const { id } = await (await post(form({ kind: 'orders', dryRun: 'true' }, file))).json();
    await work(org.orgId, id);
    expect((await get(id)).body).toMatchObject({ state: 'checked', counts: { added: 1 } });
    expect(await owner`select 1 from orders where org_id = ${org.orgId}`).toHaveLength(0);
  });

  test('a mapping travels with the form; gzip is unpacked on the way', async () => {
    const { org, post, get } = await sender();
    const mapping = {
      fields: {
        paidAt: { from: 'column', column: 'd' },
        amount: { from: 'column', column: 'v' },
        store: { from: 'constant', value: org.westOne.code },
      },
      moneyUnit: 'fen',
    };
    const plain = new Response(
      form({ kind: 'orders', mapping: JSON.stringify(mapping) }, 'd,v\n20261101,250\n'),
    );
    const type = plain.headers.get('content-type') ?? '';
    const body = gzipSync(Buffer.from(await plain.arrayBuffer()));
    const answer = await post(new Uint8Array(body), { 'content-type': type, 'content-encoding': 'gzip' });
    expect(answer.status).toBe(202);
    const { id } = await answer.json();
    await work(org.orgId, id);
    expect((await get(id)).body).toMatchObject({ state: 'done', counts: { added: 1 } });
    const [order] = await owner`select amount_fen::text as fen from orders where org_id = ${org.orgId}`;
    expect(order?.fen).toBe('250');
  });

  test.each([
    ['no kind', () => form({}, 'a,b\n1,2\n'), 422],
    ['a kind that does not exist', () => form({ kind: 'planets' }, 'a,b\n1,2\n'), 422],
    ['a mapping that is no JSON', () => form({ kind: 'orders', mapping: '{' }, 'a,b\n1,2\n'), 422],
    [
      'a picture',
      () => form({ kind: 'orders' }, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
      422,
    ],
    ['columns nobody can guess', () => form({ kind: 'orders' }, 'a,b\nx,y\n'), 422],
    ['an empty file', () => form({ kind: 'orders' }, ''), 422],
    ['no file', () => Object.assign(new FormData(), {}), 400],
  ])('%s is refused and leaves nothing behind', async (_name, body, status) => {
    const { org, post } = await sender();
    const answer = await post(body());
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await owner`select 1 from imports where org_id = ${org.orgId}`).toHaveLength(0);
  });

  test('a form that breaks off and another type are faults of the request', async () => {
    const { org, post } = await sender();
    const whole = new Response(form({ kind: 'orders' }, '订单号\n1\n'.repeat(1000)));
    const type = whole.headers.get('content-type') ?? '';
    const cut = Buffer.from(await whole.arrayBuffer()).subarray(0, 5000);
    expect((await post(new Uint8Array(cut), { 'content-type': type })).status).toBe(400);
    expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect(await owner`select 1 from imports where org_id = ${org.orgId}`).toHaveLength(0);
  });

  test('another organization does not find it', async () => {
    const mine = await sender();
    const other = await sender();
    const file = `订单号,支付时间,实付金额,门店\nA,2026-11-01,10,${mine.org.eastOne.code}\n`;
    const { id } = await (await mine.post(form({ kind: 'orders' }, file))).json();
    expect((await other.get(id)).status).toBe(404);
  });
});
