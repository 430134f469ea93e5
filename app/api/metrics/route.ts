import { timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { publicRoute } from '@/lib/route';
import { meters } from '@/lib/telemetry';

function isAllowed(request: Request): boolean {
  const { METRICS_TOKEN } = env();
  if (!METRICS_TOKEN) return false;
  const given = Buffer.from(request.headers.get('authorization') ?? '');
  const wanted = Buffer.from(`Bearer ${METRICS_TOKEN}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** For Prometheus. Off, and not to be told from a missing page, until METRICS_TOKEN is set. */
export const GET = publicRoute(async (request) => {
  if (!isAllowed(request)) return new Response(null, { status: 404 });
  return new Response(await meters.registry.metrics(), {
    headers: { 'content-type': meters.registry.contentType, 'cache-control': 'no-store' },
  });
});
