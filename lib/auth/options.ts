import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/env';
import { signInWithPassword } from './mutations';

declare module 'next-auth' {
  interface Session {
    user: { name?: string | null; userId: string; sessionVersion: number };
  }
  interface User {
    sessionVersion: number;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    userId: string;
    sessionVersion: number;
  }
}

const isHttps = () => env().PUBLIC_URL.startsWith('https://');

/** The token carries an id and a session version, nothing else; every request checks both against the database. */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: 12 * 60 * 60 },
  secret: process.env.NEXTAUTH_SECRET,
  pages: { signIn: '/login' },
  providers: [
    CredentialsProvider({
      credentials: { account: {}, password: {} },
      authorize: (credentials, request) =>
        signInWithPassword({
          account: credentials?.account ?? '',
          password: credentials?.password ?? '',
          address: String(request.headers?.['x-forwarded-for'] ?? ''),
        }),
    }),
  ],
  cookies: {
    get sessionToken() {
      const name = isHttps() ? '__Host-waterwheel.session' : 'waterwheel.session';
      return { name, options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps() } };
    },
  },
  callbacks: {
    jwt({ token, user }) {
      if (user) {
        token.userId = user.id;
        token.sessionVersion = user.sessionVersion;
      }
      return {
        userId: token.userId,
        sessionVersion: token.sessionVersion,
        iat: token.iat,
        exp: token.exp,
        jti: token.jti,
      } as typeof token;
    },
    session({ session, token }) {
      return { ...session, user: { userId: token.userId, sessionVersion: token.sessionVersion } };
    },
  },
};
