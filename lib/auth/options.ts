import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { v4 as uuidv4 } from 'uuid';
import { currentInstant } from '@/lib/clock';
import { env } from '@/lib/env';
import { endSession, signInWithOidc, signInWithPassword } from './mutations/sign-in';
import { returnPath } from './return-path';

declare module 'next-auth' {
  interface Session {
    user: { name?: string | null; userId: string; sessionVersion: number; sessionId: string };
  }
  interface User {
    sessionVersion: number;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    userId: string;
    sessionVersion: number;
    sessionId: string;
  }
}

const lifeSeconds = 12 * 60 * 60;

const passwordProvider = CredentialsProvider({
  credentials: { account: {}, password: {} },
  async authorize(credentials, request) {
    const answer = await signInWithPassword({
      account: String(credentials?.account ?? '').slice(0, 200),
      password: String(credentials?.password ?? '').slice(0, 200),
      // Written by the front door; a client's own header never gets here.
      address: String(request.headers?.['x-forwarded-for'] ?? ''),
      // Real time: a frozen day of a demonstration must not freeze a closed account.
      now: new Date(Date.now()),
    });
    if (answer.outcome === 'throttled') throw new Error(`throttled:${answer.seconds}`);
    return answer.outcome === 'in' ? answer : null;
  },
});

type OidcProfile = { sub: string; email?: string; email_verified?: boolean | string; name?: string };

function oidcProvider(): OAuthConfig<OidcProfile>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER) return [];
  return [
    {
      id: 'oidc',
      name: 'OIDC',
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      issuer: OIDC_ISSUER,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      profile: (profile) => ({ id: profile.sub, sessionVersion: 0 }),
    },
  ];
}

function cookieNames(isHttps: boolean): NextAuthOptions['cookies'] {
  const prefix = isHttps ? '__Host-waterwheel' : 'waterwheel';
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps };
  const named = (name: string, maxAge?: number) => ({
    name: `${prefix}.${name}`,
    options: maxAge ? { ...options, maxAge } : options,
  });
  return {
    sessionToken: named('session'),
    callbackUrl: named('callback'),
    csrfToken: named('csrf'),
    pkceCodeVerifier: named('pkce', 900),
    state: named('state', 900),
    nonce: named('nonce', 900),
  };
}

const callbacks: NextAuthOptions['callbacks'] = {
  /** A person of the provider becomes ours, or is refused. */
  async signIn({ user, account, profile }) {
    if (account?.provider !== 'oidc') return true;
    const known = profile as OidcProfile | undefined;
    const person = await signInWithOidc({
      subject: `${env().OIDC_ISSUER}|${account.providerAccountId}`,
      email: known?.email ?? null,
      isEmailVerified: known?.email_verified === true || known?.email_verified === 'true',
      now: currentInstant(),
    });
    if (!person) return '/login?error=unknown';
    user.id = person.id;
    user.sessionVersion = person.sessionVersion;
    return true;
  },
  redirect: ({ url, baseUrl }) => `${baseUrl}${returnPath(url, baseUrl)}`,
  jwt({ token, user }) {
    if (user) {
      token.userId = user.id;
      token.sessionVersion = user.sessionVersion;
      token.sessionId = uuidv4();
    }
    const { userId, sessionVersion, sessionId } = token;
    return { userId, sessionVersion, sessionId };
  },
  session: ({ session, token: { userId, sessionVersion, sessionId } }) => ({
    expires: session.expires,
    user: { userId, sessionVersion, sessionId },
  }),
};

let made: NextAuthOptions | undefined;

/** The token carries ids and a session version, nothing else; every request checks them against the database. */
export function authOptions(): NextAuthOptions {
  if (made) return made;
  const { PUBLIC_URL, NEXTAUTH_SECRET } = env();
  // The library takes the origin of its redirects from here and from nowhere else.
  process.env.NEXTAUTH_URL = PUBLIC_URL;
  const isHttps = PUBLIC_URL.startsWith('https://');
  made = {
    session: { strategy: 'jwt', maxAge: lifeSeconds },
    secret: NEXTAUTH_SECRET,
    useSecureCookies: isHttps,
    pages: { signIn: '/login', signOut: '/login', error: '/login' },
    providers: [passwordProvider, ...oidcProvider()],
    cookies: cookieNames(isHttps),
    callbacks,
    events: {
      async signOut({ token }) {
        if (token?.sessionId) await endSession({ sessionId: token.sessionId, now: currentInstant() });
      },
    },
  };
  return made;
}
