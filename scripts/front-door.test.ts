import { once } from 'node:events';
import { request as ask, createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createFrontDoor } from './front-door.mjs';

type Seen = { method: string; url: string; headers: IncomingHttpHeaders; bytes: number; complete: boolean };
type Reply = { status: number; headers: IncomingHttpHeaders; body: string };
type Ask = {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | Buffer[];
};

const MEGABYTE = 1024 * 1024;
const ACTION = 'a'.repeat(42);
const settings = {
  publicUrl: 'https://console.example.com',
  port: 0,
  upstreamPort: (): number | null => upstreamPort,
};
let upstreamPort: number | null = null;
let next: Server;
let door: Server;
let seen: Seen[] = [];

beforeAll(async () => {
  next = createServer((request, response) => {
    const record: Seen = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      bytes: 0,
      complete: false,
    };
    seen.push(record);
    request.on('data', (chunk: Buffer) => {
      record.bytes += chunk.length;
    });
    request.on('error', () => {});
    request.on('end', () => {
      record.complete = true;
      if (request.url === '/dies') return response.socket?.destroy();
      const extra = request.url === '/own-policy' ? { 'content-security-policy': "default-src 'self'" } : {};
      response.writeHead(request.url === '/missing' ? 404 : 200, {
        'x-powered-by': 'Next.js',
        'set-cookie': ['a=1', 'b=2'],
        ...extra,
      });
      response.end(`hello ${record.bytes}`);
    });
  });
  next.listen(0, '127.0.0.1');
  await once(next, 'listening');
  upstreamPort = (next.address() as AddressInfo).port;
  door = createFrontDoor(settings);
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  settings.port = (door.address() as AddressInfo).port;
});

afterAll(() => {
  door.close();
  door.closeAllConnections();
  next.close();
  next.closeAllConnections();
});

beforeEach(() => {
  seen = [];
  upstreamPort = (next.address() as AddressInfo).port;
});

const here = (): string => `localhost:${settings.port}`;

function send({ method = 'GET', path = '/', headers = {}, body }: Ask): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = ask({
      host: '127.0.0.1',
      port: settings.port,
      method,
      path,
      headers: { host: here(), ...headers },
      agent: false,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    if (Array.isArray(body)) for (const chunk of body) request.write(chunk);
    request.end(Array.isArray(body) ? undefined : body);
  });
}

function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    let got = '';
    const socket = connect(settings.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      got += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(got));
    socket.on('error', () => resolve(got));
  });
}

const same = (): Record<string, string> => ({
  origin: `http://${here()}`,
  'sec-fetch-site': 'same-origin',
  cookie: 'session=1',
});
const action = (extra: Record<string, string> = {}): Record<string, string> => ({
  ...same(),
  'next-action': ACTION,
  'content-type': 'text/plain;charset=UTF-8',
  ...extra,
});
const form = (names: string[], boundary = 'xyz'): string =>
  `${names.map((name) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n[]\r\n`).join('')}--${boundary}--\r\n`;

describe('what passes', () => {
  test('a page, with both cookies, security headers and without the framework name', async () => {
    const reply = await send({ path: '/overview?x=1', headers: { host: 'console.example.com' } });
    expect(reply.status).toBe(200);
    expect(reply.body).toBe('hello 0');
    expect(reply.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(reply.headers['x-powered-by']).toBeUndefined();
    expect(reply.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(seen[0]?.url).toBe('/overview?x=1');
    expect(seen[0]?.headers['x-forwarded-host']).toBe('console.example.com');
    expect(seen[0]?.headers['x-forwarded-proto']).toBe('https');
    expect(seen[0]?.headers['x-request-id']).toBe(reply.headers['x-request-id']);
  });

  test('the policy that Next set stays', async () => {
    expect((await send({ path: '/own-policy' })).headers['content-security-policy']).toBe(
      "default-src 'self'",
    );
  });

  test('a server action of this site', async () => {
    expect((await send({ method: 'POST', path: '/stores', headers: action(), body: '["a"]' })).body).toBe(
      'hello 5',
    );
    const headers = action({ 'content-type': 'multipart/form-data; boundary=xyz' });
    expect(
      (await send({ method: 'POST', path: '/stores', headers, body: form(['1_name', '0']) })).status,
    ).toBe(200);
  });

  test('a form of a browser without scripts', async () => {
    const headers = { ...same(), 'content-type': 'multipart/form-data; boundary=xyz' };
    const body = form([`$ACTION_ID_${ACTION}`, 'name']);
    expect((await send({ method: 'POST', path: '/sign-in', headers, body })).status).toBe(200);
  });

  test('a keyed call without an origin', async () => {
    const headers = { authorization: 'Bearer abc', 'content-type': 'application/json' };
    expect((await send({ method: 'POST', path: '/api/v1/ingest', headers, body: '{}' })).status).toBe(200);
  });

  test('an upload of 24 MB in pieces, every byte of it', async () => {
    const head = Buffer.from(
      '--xyz\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n',
    );
    const body = [
      head,
      ...Array.from({ length: 24 }, () => Buffer.alloc(MEGABYTE, 97)),
      Buffer.from('\r\n--xyz--\r\n'),
    ];
    const headers = { ...same(), 'content-type': 'multipart/form-data; boundary=xyz' };
    const reply = await send({ method: 'POST', path: '/api/imports', headers, body });
    expect(reply.body).toBe(`hello ${body.reduce((sum, chunk) => sum + chunk.length, 0)}`);
  });
});

describe('what is stripped', () => {
  test('headers that speak for a proxy or for Next', async () => {
    const headers = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '6.6.6.6',
      'x-middleware-subrequest': 'middleware',
      'x-nextjs-data': '1',
      'x-nonce': 'known',
      'content-security-policy': "script-src 'nonce-known'",
      'x-request-id': 'mine',
      'next-action': ACTION,
      rsc: '1',
    };
    await send({ headers });
    const got = seen[0]?.headers ?? {};
    expect(got['x-forwarded-host']).toBe(here());
    expect(got['x-forwarded-for']).toBe('127.0.0.1');
    expect(got['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(got.rsc).toBe('1');
    for (const name of [
      'x-middleware-subrequest',
      'x-nextjs-data',
      'x-nonce',
      'content-security-policy',
      'next-action',
    ]) {
      expect(got[name]).toBeUndefined();
    }
  });
});

describe('what is refused before Next sees it', () => {
  const json = { 'content-type': 'application/json' };
  const multipart = { 'content-type': 'multipart/form-data; boundary=xyz' };
  const cases: [string, number, () => Ask][] = [
    ['another host', 421, () => ({ headers: { host: 'attacker.example' } })],
    ['a method nobody needs', 405, () => ({ method: 'TRACE' })],
    ['two slashes', 400, () => ({ path: '//evil.example/x' })],
    ['a broken percent sign', 400, () => ({ path: '/%E0%A4%A' })],
    ['dot segments', 400, () => ({ path: '/api/v1/%2e%2e/auth' })],
    ['a back slash', 400, () => ({ path: '/\\evil.example' })],
    ['a NUL in the query', 400, () => ({ path: '/overview?region=%00' })],
    ['a very long address', 414, () => ({ path: `/${'a'.repeat(9000)}` })],
    [
      'a write from another site',
      403,
      () => ({
        method: 'POST',
        path: '/api/x',
        headers: { ...json, origin: 'https://evil.example' },
        body: '{}',
      }),
    ],
    [
      'the origin null',
      403,
      () => ({ method: 'POST', path: '/api/x', headers: { ...json, origin: 'null' }, body: '{}' }),
    ],
    [
      'no origin with a cookie',
      403,
      () => ({ method: 'POST', path: '/api/x', headers: { ...json, cookie: 'a=1' }, body: '{}' }),
    ],
    [
      'a sister site',
      403,
      () => ({
        method: 'POST',
        path: '/api/x',
        headers: { ...json, 'sec-fetch-site': 'same-site' },
        body: '{}',
      }),
    ],
    [
      'another origin of ours under this host',
      403,
      () => ({
        method: 'POST',
        path: '/api/x',
        headers: { ...json, origin: 'https://console.example.com' },
        body: '{}',
      }),
    ],
    [
      'text that is JSON',
      415,
      () => ({
        method: 'POST',
        path: '/api/x',
        headers: { ...same(), 'content-type': 'text/plain' },
        body: '{}',
      }),
    ],
    ['a body without a type', 415, () => ({ method: 'POST', path: '/api/x', headers: same(), body: '{}' })],
    [
      'a zipped action',
      415,
      () => ({ method: 'POST', headers: action({ 'content-encoding': 'gzip' }), body: '[]' }),
    ],
    [
      'a malformed action id',
      404,
      () => ({ method: 'POST', headers: action({ 'next-action': 'x' }), body: '[]' }),
    ],
    ['action arguments that are no JSON', 400, () => ({ method: 'POST', headers: action(), body: '[1,' })],
    ['action arguments that are no list', 400, () => ({ method: 'POST', headers: action(), body: '{}' })],
    ['an action without a body', 400, () => ({ method: 'POST', headers: action() })],
    [
      'a form without a boundary',
      400,
      () => ({ method: 'POST', headers: action({ 'content-type': 'multipart/form-data' }), body: 'x' }),
    ],
    [
      'a form of another boundary',
      400,
      () => ({ method: 'POST', headers: action(multipart), body: form(['0'], 'other') }),
    ],
    [
      'a form that breaks off',
      400,
      () => ({ method: 'POST', headers: action(multipart), body: form(['0']).slice(0, -6) }),
    ],
    [
      'a part without a name',
      400,
      () => ({ method: 'POST', headers: action(multipart), body: '--xyz\r\n\r\nx\r\n--xyz--' }),
    ],
    [
      'a form without arguments',
      400,
      () => ({ method: 'POST', headers: action(multipart), body: form(['1']) }),
    ],
    [
      'a form that names no action',
      400,
      () => ({ method: 'POST', headers: { ...same(), ...multipart }, body: form(['name']) }),
    ],
    [
      'an upload that begins wrong',
      400,
      () => ({
        method: 'POST',
        path: '/api/imports',
        headers: { ...same(), ...multipart },
        body: 'hello hello',
      }),
    ],
    [
      'PUT to a page',
      405,
      () => ({ method: 'PUT', path: '/stores', headers: { ...same(), ...json }, body: '{}' }),
    ],
    ['GET with a body', 400, () => ({ headers: { ...json, 'content-length': '2' }, body: '{}' })],
    [
      'an action of 1.2 MB',
      413,
      () => ({ method: 'POST', headers: action(), body: `["${'a'.repeat(1.2 * MEGABYTE)}"]` }),
    ],
    [
      'a declared 11 MB of ingest',
      413,
      () => ({
        method: 'POST',
        path: '/api/v1/ingest',
        headers: { ...json, authorization: 'Bearer a', 'content-length': String(11 * MEGABYTE) },
      }),
    ],
  ];

  test.each(cases)('%s', async (_name, status, make) => {
    const reply = await send(make());
    expect(reply.status).toBe(status);
    expect(seen.filter((one) => one.complete)).toEqual([]);
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  test('11 MB of ingest that did not say so: the route never gets a whole body', async () => {
    const body = Array.from({ length: 11 }, () => Buffer.alloc(MEGABYTE, 32));
    const headers = { ...json, authorization: 'Bearer a', 'transfer-encoding': 'chunked' };
    const reply = await send({ method: 'POST', path: '/api/v1/ingest', headers, body });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({ status: 413, code: 'too_large' });
    expect(seen.every((one) => !one.complete)).toBe(true);
  });

  test('an upload whose end is missing: the route never gets a whole body', async () => {
    const body = form(['file']).slice(0, -4);
    const reply = await send({
      method: 'POST',
      path: '/api/imports',
      headers: { ...same(), ...multipart },
      body,
    });
    expect(reply.status).toBe(400);
    expect(seen.every((one) => !one.complete)).toBe(true);
  });

  test.each([
    [
      'absolute form',
      (host: string) =>
        `GET http://169.254.169.254/latest HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    ],
    [
      'an upgrade',
      (host: string) =>
        `GET /_next/webpack-hmr HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    ],
    [
      'two hosts',
      (host: string) => `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil\r\nConnection: close\r\n\r\n`,
    ],
    ['no host', () => 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['no HTTP at all', () => 'hello\r\n\r\n'],
    [
      'length and chunks together',
      (host: string) =>
        `POST / HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
  ])('%s', async (_name, make) => {
    const got = await sendRaw(make(here()));
    expect(got).toMatch(/^HTTP\/1\.1 400 /);
    expect(got.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(seen).toEqual([]);
  });

  test('CONNECT', async () => {
    expect(await sendRaw(`CONNECT evil:443 HTTP/1.1\r\nHost: ${here()}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 405 /);
  });
});

describe('while the web process is away', () => {
  test('a page says so in both languages and comes back by itself', async () => {
    upstreamPort = null;
    const reply = await send({ path: '/overview' });
    expect(reply.status).toBe(503);
    expect(reply.headers['retry-after']).toBe('2');
    expect(reply.body).toContain('水轮正在启动');
    expect(reply.body).toContain('Waterwheel is starting');
    expect(reply.body).toContain('http-equiv="refresh"');
  });

  test('the API says so as problem+json', async () => {
    upstreamPort = 1;
    const reply = await send({ path: '/api/v1/stores' });
    expect(reply.status).toBe(503);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(reply.body)).toMatchObject({
      code: 'starting',
      requestId: reply.headers['x-request-id'],
    });
  });

  test('an answer that breaks is 502', async () => {
    const reply = await send({ path: '/dies' });
    expect(reply.status).toBe(502);
    expect(reply.headers['retry-after']).toBe('1');
  });
});

test('a body that is refused halfway keeps nobody waiting who comes after it', async () => {
  // Reads one piece, thinks, refuses and never reads the rest, as a route does that unpacks a body grown too large.
  const impatient = createServer((request, response) => {
    request.once('data', () => {
      request.pause();
      setTimeout(() => response.writeHead(413).end('too large'), 100);
    });
    if (request.method === 'GET') response.end('next page');
  });
  // Nothing but the door's own care ends the wait.
  impatient.keepAliveTimeout = 0;
  impatient.listen(0, '127.0.0.1');
  await once(impatient, 'listening');
  upstreamPort = (impatient.address() as AddressInfo).port;
  const post = { method: 'POST', path: '/api/v1/ingest', headers: { 'content-type': 'application/json' } };
  for (let turn = 0; turn < 3; turn++) {
    expect((await send({ ...post, body: Buffer.alloc(400_000, 'a') })).status).toBe(413);
    expect((await send({ path: '/overview' })).body).toBe('next page');
  }
  impatient.closeAllConnections();
  impatient.close();
});

test('behind two trusted proxies the client is the address that the first of them wrote', async () => {
  Object.assign(settings, { trustedProxies: 2 });
  await send({ headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.0.0.1' } });
  Object.assign(settings, { trustedProxies: 0 });
  expect(seen[0]?.headers['x-forwarded-for']).toBe('203.0.113.9');
});
