// Which headers go in to Next and which come out to the client.

const HOP = new Set([
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection'],
  ...['te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
]);

/** Names a client may not send: they speak for a proxy or for Next's own parts. */
const FORGED = [
  /^x-forwarded/,
  /^forwarded$/,
  /^x-real-ip$/,
  /^x-client-ip$/,
  /^x-original-/,
  /^x-rewrite-url$/,
  /^x-http-method/,
  /^x-middleware-/,
  /^x-nextjs-/,
  /^x-next-/,
  /^next-resume/,
  /^x-action-/,
  /^x-invoke-/,
  /^x-matched-path$/,
  /^x-now-/,
  /^x-vercel-/,
  /^x-prerender-/,
  /^x-nonce$/,
  /^x-request-id$/,
  // Next takes the nonce of its scripts out of this header.
  /^content-security-policy/,
];

/** Request headers for Next: the client's without forged ones, and what the door itself knows. */
export function headersIn(request, facts, { settings, requestId }) {
  const named = new Set(
    (request.headers.connection ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
  const headers = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (HOP.has(name) || named.has(name)) continue;
    // The development client needs Next's own names for reloading.
    const isForged = FORGED.some((pattern) => pattern.test(name));
    if (isForged && !(settings.isDevelopment && name.startsWith('x-nextjs-'))) continue;
    headers[name] = value;
  }
  if (!facts.isAction) delete headers['next-action'];
  headers['x-forwarded-for'] = clientAddress(request, settings);
  headers['x-forwarded-host'] = facts.host;
  headers['x-forwarded-proto'] = protocolOf(facts.host, settings);
  headers['x-request-id'] = requestId;
  return headers;
}

/** The client's address: the socket's, or behind n trusted proxies the n-th from the right that they wrote. */
export function clientAddress(request, { trustedProxies = 0 }) {
  const socket = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (trustedProxies < 1) return socket;
  const written = (request.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim());
  const found = written.filter(Boolean).at(-trustedProxies);
  return found && /^[0-9a-fA-F.:]{2,45}$/.test(found) ? found : socket;
}

function protocolOf(host, { publicUrl, allowedHosts = [] }) {
  const origin = new URL(publicUrl);
  return host === origin.host || allowedHosts.includes(host) ? origin.protocol.slice(0, -1) : 'http';
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
// A script that runs as a worker is held by the policy of its own answer.
const ASSET_POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Headers that every answer carries unless Next said it better. */
export function securityHeaders(path, { publicUrl }) {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'content-security-policy': path.startsWith('/_next/static/') ? ASSET_POLICY : PAGE_POLICY,
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'origin-agent-cluster': '?1',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** Response headers for the client: Next's without the hop's own and its name, over the security headers. */
export function headersOut(upstream, path, { settings, requestId }) {
  const headers = { ...securityHeaders(path, settings) };
  for (const [name, value] of Object.entries(upstream.headers)) {
    if (HOP.has(name) || name === 'x-powered-by' || name.startsWith('x-middleware-')) continue;
    headers[name] = value;
  }
  headers['x-request-id'] = requestId;
  return headers;
}
