// The small server on the public port, in front of Next on loopback. It lets through what Next can be trusted with
// and puts the static security headers on every answer, also on its own.
import { randomUUID } from 'node:crypto';
import { Agent, request as ask, createServer } from 'node:http';
import { connect } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { answer, rawAnswer } from './front-door/answers.mjs';
import { bodyGate, readAction } from './front-door/bodies.mjs';
import { headersIn, headersOut } from './front-door/headers.mjs';
import { Refusal } from './front-door/refusal.mjs';
import { judge } from './front-door/rules.mjs';

const HALF_HOUR = 30 * 60_000;

/**
 * A node:http server that is not listening yet.
 * `settings` = `{ publicUrl, port, upstreamPort(): number | null, allowedHosts?, trustedProxies?, isDevelopment? }`;
 * `upstreamPort()` gives null while the web process is away.
 */
export function createFrontDoor(settings) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  // A route that stops in the middle of a body leaves the rest on its connection: nobody else may come after it.
  const bodyAgent = new Agent({ maxSockets: 256 });
  const door = { settings, agent, bodyAgent };
  const server = createServer(
    // A missing Host is answered by our own rules, with our headers.
    { requireHostHeader: false, maxHeaderSize: 16_384, keepAliveTimeout: 65_000, headersTimeout: 20_000 },
    (request, response) => void serve(door, request, response),
  );
  // A file of 1 GB on a slow line takes its time.
  server.requestTimeout = HALF_HOUR;
  server.on('connect', (_request, socket) => socket.end(rawAnswer(405, settings)));
  server.on('upgrade', (request, socket, head) => upgrade(door, request, socket, head));
  server.on('clientError', (error, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return socket.destroy();
    socket.end(rawAnswer(error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400, settings));
  });
  server.on('close', () => {
    agent.destroy();
    bodyAgent.destroy();
  });
  return server;
}

async function serve(door, request, response) {
  const visit = { settings: door.settings, requestId: randomUUID() };
  try {
    const facts = judge(request, door.settings);
    const body = facts.isAction ? await readAction(request, facts) : null;
    await forward(door, visit, { request, response, facts, body });
  } catch (error) {
    if (error instanceof Refusal) answer(request, response, error, visit);
    else if (request.destroyed && !request.complete) response.destroy();
    else answer(request, response, unreachable(error), visit);
  }
}

function unreachable(error) {
  const isStarting = error.code === 'ECONNREFUSED' || error.code === 'WEB_AWAY';
  return isStarting
    ? new Refusal(503, 'starting', 'The service is starting.', { 'retry-after': '2' })
    : new Refusal(502, 'interrupted', 'The service was interrupted.', { 'retry-after': '1' });
}

async function forward(door, visit, exchange, isSecondTry = false) {
  const { request, response, facts, body } = exchange;
  const port = door.settings.upstreamPort();
  if (port === null) throw Object.assign(new Error('away'), { code: 'WEB_AWAY' });
  const headers = headersIn(request, facts, visit);
  if (body) headers['content-length'] = String(body.length);
  const upstream = ask({
    host: '127.0.0.1',
    port,
    agent: facts.hasBody ? door.bodyAgent : door.agent,
    method: request.method,
    path: request.url,
    headers,
  });
  const arrived = new Promise((resolve, reject) => upstream.once('response', resolve).once('error', reject));
  arrived.catch(() => {});
  response.once('close', () => response.writableFinished || upstream.destroy());
  try {
    await Promise.race([arrived, sendBody(exchange, upstream).then(() => arrived)]);
  } catch (error) {
    upstream.destroy();
    // Next closes idle connections; one of them may be the one we just took.
    const isStale = upstream.reusedSocket && error.code === 'ECONNRESET' && !facts.hasBody && !isSecondTry;
    if (isStale && !facts.isWrite) return forward(door, visit, exchange, true);
    throw error;
  }
  const came = await arrived;
  response.writeHead(came.statusCode, came.statusMessage, headersOut(came, facts.path, visit));
  response.flushHeaders();
  await pipeline(came, response).catch(() => response.destroy());
}

/** Sends the body on; resolves when it is sent, rejects with what broke it. The request stays readable for an answer. */
async function sendBody({ request, facts, body }, upstream) {
  if (body) return void upstream.end(body);
  if (!facts.hasBody) return void upstream.end();
  const gate = bodyGate(facts);
  request.once('error', (error) => gate.destroy(error));
  request.once('close', () => request.complete || gate.destroy(new Error('the client left')));
  request.pipe(gate);
  await pipeline(gate, upstream);
}

/** Sockets are for reloading in development only; elsewhere an upgrade is how requests are smuggled. */
function upgrade(door, request, socket, head) {
  const { settings } = door;
  socket.on('error', () => socket.destroy());
  const port = settings.isDevelopment ? settings.upstreamPort() : null;
  if (port === null || !request.url.startsWith('/_next/')) return void socket.end(rawAnswer(400, settings));
  try {
    judge({ ...plainRequest(request), method: 'GET' }, settings);
  } catch {
    return void socket.end(rawAnswer(400, settings));
  }
  const upstream = connect(port, '127.0.0.1', () => {
    const lines = [];
    for (let at = 0; at < request.rawHeaders.length; at += 2) {
      lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`);
    }
    upstream.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  upstream.on('error', () => socket.destroy());
  socket.on('close', () => upstream.destroy());
}

function plainRequest({ url, headers, rawHeaders }) {
  return { url, headers, rawHeaders };
}

/** As a program: listens where FRONT_DOOR says until SIGTERM, then lets open requests finish. */
function main() {
  const { hosts, inner, ...settings } = JSON.parse(process.env.FRONT_DOOR ?? '{}');
  const servers = hosts.map((host) => {
    const server = createFrontDoor({ ...settings, upstreamPort: () => inner });
    server.on('error', (error) => {
      // A machine without IPv6 has no ::1.
      if (host === '::1' && ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(error.code)) return;
      console.error(`the front door cannot listen on ${host}:${settings.port} (${error.code})`);
      process.exit(1);
    });
    return server.listen({ port: settings.port, host, backlog: 1024 });
  });
  process.once('SIGTERM', () => {
    setTimeout(() => process.exit(0), 5000).unref();
    for (const server of servers) {
      server.close();
      server.closeIdleConnections();
    }
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
