import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Person = { sub: string; email: string; email_verified: boolean };
type Grant = { person: Person; nonce: string; challenge: string; redirectUri: string };

const base64url = (value: string | Buffer) => Buffer.from(value).toString('base64url');

/**
 * A small OpenID provider: authorization code with PKCE, RS256. Whoever is `person` is signed in there already;
 * `nonce` answers with another nonce than was asked for.
 */
export class IdentityProvider {
  person: Person | null = null;
  nonce: string | null = null;
  /** What the last request for authorization asked. */
  asked: URLSearchParams = new URLSearchParams();
  readonly #grants = new Map<string, Grant>();
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(
    readonly issuer: string,
    readonly client: { id: string; secret: string },
  ) {}

  async open(): Promise<void> {
    const { port, hostname } = new URL(this.issuer);
    await new Promise<void>((resolve) => this.#server.listen(Number(port), hostname, resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') return void json(200, this.#description());
    if (url.pathname === '/jwks') {
      const jwk = this.#keys.publicKey.export({ format: 'jwk' });
      return void json(200, { keys: [{ ...jwk, kid: 'one', use: 'sig', alg: 'RS256' }] });
    }
    if (url.pathname === '/authorize')
      return void response.writeHead(302, { location: this.#authorize(url) }).end();
    if (url.pathname === '/token') {
      const tokens = this.#exchange(request.headers.authorization ?? '', await textOf(request));
      return void (tokens ? json(200, tokens) : json(400, { error: 'invalid_grant' }));
    }
    json(404, {});
  }

  #description() {
    const at = (path: string) => `${this.issuer}/${path}`;
    return {
      ...{ issuer: this.issuer, authorization_endpoint: at('authorize'), token_endpoint: at('token') },
      ...{ jwks_uri: at('jwks'), response_types_supported: ['code'], subject_types_supported: ['public'] },
      ...{ id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'] },
    };
  }

  #authorize(url: URL): string {
    this.asked = url.searchParams;
    const redirectUri = this.asked.get('redirect_uri') ?? '';
    const back = new URL(redirectUri);
    const code = randomBytes(16).toString('hex');
    if (this.person)
      this.#grants.set(code, {
        ...{ person: this.person, nonce: this.nonce ?? this.asked.get('nonce') ?? '', redirectUri },
        challenge: this.asked.get('code_challenge') ?? '',
      });
    back.search = String(new URLSearchParams({ code, state: this.asked.get('state') ?? '' }));
    return back.href;
  }

  #exchange(authorization: string, body: string): Record<string, unknown> | null {
    const form = new URLSearchParams(body);
    const grant = this.#grants.get(form.get('code') ?? '');
    this.#grants.delete(form.get('code') ?? '');
    const { id, secret } = this.client;
    const isClient = authorization === `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || !isClient || proof !== grant.challenge || form.get('redirect_uri') !== grant.redirectUri)
      return null;
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: id,
      iat: now,
      exp: now + 60,
      nonce: grant.nonce,
      ...grant.person,
    };
    const head = base64url(JSON.stringify({ alg: 'RS256', kid: 'one', typ: 'JWT' }));
    const text = `${head}.${base64url(JSON.stringify(claims))}`;
    const seal = sign('sha256', Buffer.from(text), this.#keys.privateKey).toString('base64url');
    return { access_token: 'opaque', token_type: 'Bearer', expires_in: 60, id_token: `${text}.${seal}` };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}
