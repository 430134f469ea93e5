import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';
import { HttpError } from '@/lib/http-error';
import { publicRoute, type RouteParams } from '@/lib/route';

const known: Record<string, string[]> = {
  GET: ['providers', 'session', 'csrf', 'signin', 'callback', 'error'],
  POST: ['signin', 'signout', 'callback', 'session'],
};

async function answer(request: Request, params: RouteParams): Promise<Response> {
  const parts = [params.nextauth ?? []].flat();
  if (!known[request.method]?.includes(parts[0] ?? '') || parts.length > 2)
    throw new HttpError(404, 'not_found', 'There is nothing here.');
  await refuseBrokenBody(request);
  return closedFor(await NextAuth(request as NextRequest, { params: { nextauth: parts } }, authOptions()));
}

/** The library answers 500 to a body it cannot read. */
async function refuseBrokenBody(request: Request): Promise<void> {
  if (request.method !== 'POST') return;
  const type = request.headers.get('content-type') ?? '';
  const copy = request.clone();
  const isReadable = type.includes('application/json')
    ? await copy.json().then(
        (body: unknown) => typeof body === 'object' && body !== null,
        () => false,
      )
    : type.includes('application/x-www-form-urlencoded') &&
      (await copy.formData().then(
        () => true,
        () => false,
      ));
  if (!isReadable) throw new HttpError(400, 'malformed', 'The body cannot be read.');
}

/** A closed account or address is 429 with the time to wait; the library knows only 401. */
async function closedFor(response: Response): Promise<Response> {
  if (response.status !== 401 && !response.headers.get('location')?.includes('throttled')) return response;
  const body = await response.text();
  const seconds = /throttled%3A(\d+)/.exec(`${body}${response.headers.get('location')}`)?.[1];
  const headers = new Headers(response.headers);
  if (seconds) headers.set('retry-after', seconds);
  return new Response(body, { status: seconds ? 429 : response.status, headers });
}

export const GET = publicRoute(answer);
export const POST = publicRoute(answer);
