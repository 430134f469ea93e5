import 'server-only';
import { createHash } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import { systemDb } from '@/db/client';
import { idempotencyKeys } from '@/db/schema/auth';
import { HttpError } from '@/lib/http-error';
import { moneyReplacer } from '@/lib/money';
import type { Context } from '../context';

const keptMs = 24 * 3_600_000;
/** A run that has said nothing for so long belongs to a process that died. */
const abandonedMs = 120_000;

const keyFault = () =>
  new HttpError(400, 'idempotency_key', 'Idempotency-Key must be 1 to 255 visible ASCII characters.');

function keyOf(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw keyFault();
  return key;
}

const rowOf = ({
  orgId,
  apiKeyId,
  method,
  path,
  key,
}: Record<'orgId' | 'apiKeyId' | 'method' | 'path' | 'key', string>) =>
  and(
    eq(idempotencyKeys.orgId, orgId),
    eq(idempotencyKeys.apiKeyId, apiKeyId),
    eq(idempotencyKeys.method, method),
    eq(idempotencyKeys.path, path),
    eq(idempotencyKeys.key, key),
  );

type Stored = { status: number; reply: string };
type Place = { orgId: string; apiKeyId: string; method: string; path: string; key: string };

/** Null = this call runs; otherwise the reply that stands. @throws HttpError 409 for another body or a run under way. */
async function claim(place: Place, requestHash: Buffer, now: Date): Promise<Stored | null> {
  const row = { ...place, requestHash, createdAt: now };
  return systemDb().write(async (tx) => {
    await tx
      .delete(idempotencyKeys)
      .where(and(rowOf(place), lt(idempotencyKeys.createdAt, new Date(now.getTime() - keptMs))));
    const made = await tx
      .insert(idempotencyKeys)
      .values(row)
      .onConflictDoNothing()
      .returning({ key: idempotencyKeys.key });
    if (made.length > 0) return null;
    const [known] = await tx
      .select({
        ...{ requestHash: idempotencyKeys.requestHash, replyStatus: idempotencyKeys.replyStatus },
        createdAt: idempotencyKeys.createdAt,
        // The ORM would parse a text inside jsonb once more: the reply must stay byte for byte.
        reply: sql<string | null>`${idempotencyKeys.reply} #>> '{}'`,
      })
      .from(idempotencyKeys)
      .where(rowOf(place))
      .for('update');
    if (!known) throw new HttpError(409, 'in_progress', 'The same request is under way.', { retryAfter: 1 });
    if (!known.requestHash.equals(requestHash))
      throw new HttpError(
        409,
        'idempotency_key_reused',
        'This Idempotency-Key came with another body before.',
      );
    if (known.replyStatus !== null) return { status: known.replyStatus, reply: known.reply ?? '' };
    if (now.getTime() - known.createdAt.getTime() < abandonedMs)
      throw new HttpError(409, 'in_progress', 'The same request is under way.', { retryAfter: 1 });
    await tx.update(idempotencyKeys).set({ createdAt: now }).where(rowOf(place));
    return null;
  });
}

const answer = (ctx: Context, { status, reply }: Stored, isReplayed: boolean): Response =>
  new Response(reply, {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'private, no-store',
      'x-request-id': ctx.requestId,
      ...(isReplayed ? { 'idempotency-replayed': 'true' } : {}),
    },
  });

/**
 * Runs a write of the API once per `Idempotency-Key` (organization, API key, method, path; 24 h): the same key again gets the
 * stored reply byte for byte, another body 409, a run under way 409 with Retry-After. A run that throws keeps
 * nothing. Without the header it just runs. The reply must hold no personal data.
 */
export async function withIdempotency(
  ctx: Context,
  call: { request: Request; input: unknown; status?: number; run: () => Promise<unknown> },
): Promise<Response> {
  const { request, status = 200 } = call;
  const key = keyOf(request);
  const execute = async () => ({ status, reply: JSON.stringify(await call.run(), moneyReplacer) });
  if (key === null || ctx.actor.kind !== 'key' || ctx.actor.id === null)
    return answer(ctx, await execute(), false);
  const path = new URL(request.url).pathname;
  const place = { orgId: ctx.scope.orgId, apiKeyId: ctx.actor.id, method: request.method, path, key };
  const requestHash = createHash('sha256').update(JSON.stringify(call.input, moneyReplacer)).digest();
  const known = await claim(place, requestHash, ctx.now);
  if (known) return answer(ctx, known, true);
  try {
    const done = await execute();
    await systemDb().write((tx) =>
      tx.update(idempotencyKeys).set({ replyStatus: done.status, reply: done.reply }).where(rowOf(place)),
    );
    return answer(ctx, done, false);
  } catch (error) {
    await systemDb()
      .write((tx) => tx.delete(idempotencyKeys).where(rowOf(place)))
      .catch(() => {});
    throw error;
  }
}
