import { tokenBuckets } from '@/lib/auth/token-bucket';
import { HttpError } from '@/lib/http-error';
import { ScanLoadInput } from '@/lib/ingest/input';
import { takeScan } from '@/lib/ingest/mutations/take-scan';
import { isMachine, VISITOR_COOKIE_SECONDS, visitorCookie } from '@/lib/ingest/scan-load';
import { readJsonBody } from '@/lib/request-body';
import { publicRoute } from '@/lib/route';

// A shop full of people behind one address scans a code every few seconds, not ten a second for long.
const buckets = tokenBuckets({ perSecond: 2, burst: 60 });

const noted = (visitor?: string): Response => {
  const headers = new Headers({ 'cache-control': 'no-store' });
  const lasting = `Max-Age=${VISITOR_COOKIE_SECONDS}; Path=/; HttpOnly; SameSite=Lax`;
  if (visitor) headers.set('set-cookie', `${visitorCookie}=${visitor}; ${lasting}`);
  return new Response(null, { status: 204, headers });
};

/** A browser tells that it shows the page of a touchpoint. The answer never says whether it was counted. */
export const POST = publicRoute(async (request, params) => {
  const address = request.headers.get('x-forwarded-for') ?? '';
  const wait = buckets.take(address, performance.now());
  if (wait > 0)
    throw new HttpError(429, 'rate_limited', 'Too many at once: try again later.', { retryAfter: wait });
  const parsed = ScanLoadInput.safeParse(await readJsonBody(request, { maxBytes: 1_000 }));
  if (!parsed.success) throw new HttpError(422, 'invalid', 'The page must send what it was given.');
  if (isMachine(request.headers.get('user-agent') ?? '')) return noted();
  const visitor = new RegExp(`(?:^|;\\s*)${visitorCookie}=([\\w.-]+)`).exec(
    request.headers.get('cookie') ?? '',
  )?.[1];
  const taken = await takeScan({
    ...{ token: String(params.token), load: parsed.data.load, visitor: visitor ?? null },
    ...{ address, at: performance.now() },
  });
  if (!taken) throw new HttpError(404, 'not_found', 'There is nothing here.');
  return noted(taken.visitor ?? undefined);
});
