import { type NextRequest, NextResponse } from 'next/server';

const isDevelopment = process.env.NODE_ENV === 'development';

/**
 * Gives each page answer its own Content-Security-Policy nonce, which Next puts on every script it writes.
 * It decides nothing about who may see what: that is done in every page, action and route.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const policy = policyWith(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  // `?lang=` chooses the language of one answer, for links that are sent around; a client cannot say it by header.
  headers.set('x-lang', /^[\w-]{1,20}$/.exec(request.nextUrl.searchParams.get('lang') ?? '')?.[0] ?? '');
  // Where a stranger comes back to after signing in.
  headers.set('x-address', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

function policyWith(nonce: string): string {
  // React reads its error stacks with eval, and hot reloading opens a socket, in development only.
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`;
  return [
    "default-src 'self'",
    `script-src ${script}`,
    // Charts and virtual tables place things by style attributes, which no nonce can cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    `connect-src 'self'${isDevelopment ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  // Routes under /api stay out: this layer cuts bodies over 10 MB in silence.
  matcher: [
    '/((?!api/|_next/static|_next/image|favicon.ico|icons/|fonts/|images/|vendor/|manifest.webmanifest).*)',
  ],
};
