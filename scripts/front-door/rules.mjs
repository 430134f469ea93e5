// What a request must look like before Next sees it. Pure: header and address in, a Refusal or the facts out.
import { Refusal } from './refusal.mjs';

const MEGABYTE = 1024 * 1024;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const API_TYPES = [
  /^application\/([a-z0-9.-]+\+)?json$/,
  /^application\/(x-)?ndjson$/,
  /^multipart\/form-data$/,
  /^text\/csv$/,
  /^application\/octet-stream$/,
];
const CONSOLE_API_TYPES = [...API_TYPES, /^application\/x-www-form-urlencoded$/];
const ACTION_TYPES = [/^text\/plain$/, /^multipart\/form-data$/];

/**
 * The facts about a request that may pass: `{ path, isApi, isAction, isWrite, hasBody, limit, boundary, gzip }`.
 * `settings` = `{ publicUrl, port, allowedHosts, isDevelopment }`. Throws a Refusal.
 */
export function judge(request, settings) {
  const { method } = request;
  if (!METHODS.includes(method)) {
    throw new Refusal(405, 'method_not_allowed', 'This method is not served here.', {
      allow: METHODS.join(', '),
    });
  }
  const path = checkTarget(request.url);
  const host = checkHost(request, settings);
  const isApi = path === '/api' || path.startsWith('/api/');
  const isWrite = WRITES.has(method);
  const hasBody =
    Number(request.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in request.headers;
  const facts = {
    path,
    host,
    isApi,
    isWrite,
    hasBody,
    isAction: false,
    limit: limitOf(path),
    boundary: null,
  };
  if (!isWrite && !hasBody) return facts;
  if (!isWrite) throw new Refusal(400, 'body_not_allowed', 'A request of this method carries no body.');
  checkOrigin(request, facts, settings);
  if (!isApi) checkPageWrite(request, facts);
  if (hasBody) checkBody(request, facts);
  return facts;
}

/** The most bytes a body may have: files are streamed, everything else is small. */
export function limitOf(path) {
  if (path === '/api/v1/ingest') return 10 * MEGABYTE;
  if (path === '/api/v1/imports' || path === '/api/imports') return 1024 * MEGABYTE;
  return MEGABYTE;
}

function checkTarget(url) {
  // Absolute addresses make a server fetch elsewhere; two slashes become another host in a redirect.
  if (!url.startsWith('/') || url.startsWith('//')) {
    throw new Refusal(400, 'bad_target', 'The address must begin with one slash.');
  }
  if (url.length > 8192) throw new Refusal(414, 'target_too_long', 'The address is too long.');
  // No value can hold a NUL, and the database answers one with a fault.
  if (url.includes('%00')) {
    throw new Refusal(400, 'bad_target', 'The address holds characters that are not served.');
  }
  const path = url.split('?', 1)[0] ?? '/';
  let plain;
  try {
    plain = decodeURIComponent(path);
  } catch {
    throw new Refusal(400, 'bad_target', 'The address holds a broken percent sign.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\\\u0000-\u001f\u007f]/.test(plain) || /(^|\/)\.{1,2}(\/|$)/.test(plain) || plain.startsWith('//')) {
    throw new Refusal(400, 'bad_target', 'The address holds characters that are not served.');
  }
  return path;
}

function checkHost(request, settings) {
  const named = request.rawHeaders.filter((word, at) => at % 2 === 0 && word.toLowerCase() === 'host').length;
  const host = request.headers.host?.toLowerCase() ?? '';
  if (named !== 1 || !host) throw new Refusal(400, 'bad_host', 'Exactly one Host header is needed.');
  if (!originsFor(settings).some((origin) => origin.host === host)) {
    throw new Refusal(
      421,
      'unknown_host',
      'This server does not answer under that name: set PUBLIC_URL to it.',
    );
  }
  return host;
}

/** Every origin this installation answers under. */
export function originsFor({ publicUrl, port, allowedHosts = [] }) {
  const origin = new URL(publicUrl);
  return [
    origin,
    ...allowedHosts.map((host) => new URL(`${origin.protocol}//${host}`)),
    ...[...LOOPBACK].map((name) => new URL(`http://${name}:${port}`)),
  ];
}

function checkOrigin(request, facts, settings) {
  const { headers } = request;
  const isBearer = /^bearer\s+\S/i.test(headers.authorization ?? '');
  // A page of another site cannot set Authorization, so a key is proof enough.
  if (isBearer && facts.path.startsWith('/api/v1/')) return;
  const refused = new Refusal(403, 'cross_origin', 'A write must come from this site itself.');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refused;
  if (headers.origin !== undefined) {
    const own = originsFor(settings).find((origin) => origin.origin === headers.origin.toLowerCase());
    if (own?.host !== facts.host) throw refused;
  } else if (headers.cookie !== undefined) {
    throw refused;
  }
}

/** A page takes writes only as a server action: by its header, or as the form a browser sends without scripts. */
function checkPageWrite(request, facts) {
  const { headers, method } = request;
  if (method !== 'POST') {
    throw new Refusal(405, 'method_not_allowed', 'A page takes no such write.', { allow: 'GET, HEAD, POST' });
  }
  const action = headers['next-action'];
  if (action !== undefined && !/^[0-9a-f]{40,64}$/.test(action)) {
    throw new Refusal(404, 'unknown_action', 'There is no such action: reload the page.');
  }
  const type = mediaType(headers);
  if (!facts.hasBody) throw new Refusal(400, 'no_body', 'An action needs a body.');
  if (action === undefined && type !== 'multipart/form-data') {
    throw new Refusal(415, 'unsupported_type', 'A page takes a write only as a form.');
  }
  facts.isAction = true;
  facts.isForm = action === undefined;
}

function checkBody(request, facts) {
  const { headers } = request;
  const declared = headers['content-length'];
  if (declared !== undefined && Number(declared) > facts.limit) throw tooLarge(facts.limit);
  const encoding = headers['content-encoding']?.toLowerCase() ?? 'identity';
  const mayZip = facts.path.startsWith('/api/v1/');
  if (encoding !== 'identity' && !(mayZip && encoding === 'gzip')) {
    throw new Refusal(415, 'unsupported_encoding', 'This content encoding is not taken here.');
  }
  const type = mediaType(headers);
  const known = facts.isAction
    ? ACTION_TYPES
    : facts.path.startsWith('/api/v1/')
      ? API_TYPES
      : CONSOLE_API_TYPES;
  if (!known.some((pattern) => pattern.test(type))) {
    throw new Refusal(415, 'unsupported_type', 'This content type is not taken here.');
  }
  // A zipped form shows its boundary only after unzipping, which the route does.
  if (type === 'multipart/form-data') facts.boundary = boundaryOf(headers['content-type']);
  if (encoding === 'gzip') facts.boundary = null;
}

export function tooLarge(limit) {
  return new Refusal(413, 'too_large', `The body may have ${Math.floor(limit / MEGABYTE)} MB.`);
}

function mediaType(headers) {
  return (headers['content-type'] ?? '').split(';', 1)[0].trim().toLowerCase();
}

function boundaryOf(contentType) {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))\s*(?:;|$)/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  // RFC 2046 names these characters; browsers stay within them.
  if (!boundary || !/^[0-9A-Za-z'()+_,\-./:=? ]*[0-9A-Za-z'()+_,\-./:=?]$/.test(boundary)) {
    throw new Refusal(400, 'bad_multipart', 'The form names no usable boundary.');
  }
  return boundary;
}
