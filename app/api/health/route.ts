import { readHealth } from '@/lib/jobs/queries';
import { publicRoute } from '@/lib/route';

const answer = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** For the launcher, load balancers and people: 200 when requests can be served, 503 when not. Tells no names. */
export const GET = publicRoute(async () => {
  const health = await readHealth().catch(() => null);
  if (!health) return answer(503, { status: 'unavailable', database: 'unreachable' });
  const isServing = health.migrations === 'current';
  return answer(isServing ? 200 : 503, {
    status: isServing ? 'ok' : 'unavailable',
    database: 'ok',
    ...health,
  });
});
