import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { sqlState } from '@/db/client';
import { type Context, checkWriter, requireKey, requireUser } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { tokenBuckets } from '@/lib/auth/token-bucket';
import { AppError, type ErrorCode } from '@/lib/errors';
import { HttpError, type ProblemItem } from '@/lib/http-error';
import { logger } from '@/lib/log';
import { moneyReplacer } from '@/lib/money';
import { readJsonBody } from '@/lib/request-body';
import { meters } from '@/lib/telemetry';

const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  rate_limited: 429,
  internal: 500,
};
const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** RFC 9457 problem document. */
export function problem(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  more: { errors?: ProblemItem[]; retryAfter?: number } = {},
): Response {
  const body = {
    type: `about:blank#${code}`,
    title: titles[status] ?? 'Error',
    status,
    code,
    detail,
    errors: more.errors,
    requestId,
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  if (more.retryAfter) headers.set('retry-after', String(more.retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}

// Connection lost, starting up, out of connections, lock or statement timeout: the client should come again.
const passing = /^(08|25006|53|57P|55P03|57014|40)/;
const unreachable = /CONNECT|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH/;

/** Looks through the ORM's wrapping. */
function isDatabaseAway(error: unknown): boolean {
  if (passing.test(sqlState(error) ?? '')) return true;
  for (let at = error; at && typeof at === 'object'; at = (at as { cause?: unknown }).cause)
    if (unreachable.test(String((at as { code?: unknown }).code ?? ''))) return true;
  return false;
}

function answerFault(error: unknown, requestId: string): Response {
  if (error instanceof HttpError)
    return problem(error.status, error.code, error.detail, requestId, error.more);
  if (error instanceof AppError) {
    const errors =
      error.fields && Object.entries(error.fields).map(([path, code]) => ({ path, code, message: code }));
    return problem(
      statusOf[error.code],
      error.reason ?? error.code,
      titles[statusOf[error.code]] ?? error.code,
      requestId,
      { errors, retryAfter: error.code === 'rate_limited' ? 60 : undefined },
    );
  }
  if (isDatabaseAway(error))
    return problem(503, 'unavailable', 'The database is not available right now.', requestId, {
      retryAfter: 5,
    });
  logger.error({ err: error, requestId }, 'route failed');
  return problem(500, 'internal', 'Something failed on our side.', requestId);
}

export type RouteParams = Record<string, string | string[] | undefined>;
/** The production server gives no parameters at all to an address without any. */
type Next = { params: Promise<RouteParams | undefined> };

export type RouteSpec<I extends z.ZodType, T> = {
  /** `key` = bearer key under /api/v1; `user` = the console's session. */
  door: 'key' | 'user';
  permission: Permission;
  /** Parses `{params, query, body}`; body only when `body` is given. */
  input: I;
  body?: { maxBytes: number; maxInflatedBytes?: number } | 'stream';
  status?: number;
  run: (ctx: Context, input: z.output<I>, request: Request) => Promise<T | Response>;
};

type Handler = (request: Request, next: Next) => Promise<Response>;
const metered =
  (door: string, handler: Handler): Handler =>
  async (request, next) => {
    const end = meters.requests.startTimer({ door });
    const response = await handler(request, next);
    end({ status: String(response.status) });
    return response;
  };

const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);

function parseInput<I extends z.ZodType>(input: I, raw: unknown): z.output<I> {
  const parsed = input.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .slice(0, 100)
    .map((issue) => ({ path: issue.path.join('.'), code: String(issue.code), message: issue.message }));
  throw new HttpError(422, 'invalid', 'The request does not fit its description; see errors.', { errors });
}

// A key may send this much to one process before it is asked to wait.
const buckets = tokenBuckets({ perSecond: 200, burst: 400 });

function holdRate(ctx: Context): void {
  const wait = buckets.take(`${ctx.scope.orgId} ${ctx.actor.id}`, performance.now());
  if (wait > 0)
    throw new HttpError(429, 'rate_limited', 'This key sends faster than it may.', { retryAfter: wait });
}

/** A route handler: door → permission → parse → run → map. Never 500 for anything a client can send. */
export function route<I extends z.ZodType, T>(spec: RouteSpec<I, T>) {
  return metered(spec.door, async (request, next) => {
    const requestId = request.headers.get('x-request-id') ?? randomUUID();
    try {
      const ctx =
        spec.door === 'key' ? await requireKey(request, spec.permission) : await requireUser(spec.permission);
      if (spec.door === 'key') holdRate(ctx);
      if (request.method !== 'GET' && request.method !== 'HEAD') checkWriter(ctx);
      const body = spec.body && spec.body !== 'stream' ? await readJsonBody(request, spec.body) : undefined;
      const input = parseInput(spec.input, {
        params: (await next.params) ?? {},
        query: queryOf(request),
        body,
      });
      const result = await spec.run(ctx, input, request);
      if (result instanceof Response) return result;
      return new Response(JSON.stringify(result, moneyReplacer), {
        status: spec.status ?? 200,
        headers: {
          'content-type': 'application/json',
          'cache-control': 'private, no-store',
          'x-request-id': requestId,
        },
      });
    } catch (error) {
      return answerFault(error, requestId);
    }
  });
}

/** A handler without a door (health, metrics, sign-in): says so in its name. */
export function publicRoute(run: (request: Request, params: RouteParams) => Promise<Response>) {
  return async (request: Request, next: Next): Promise<Response> => {
    const requestId = request.headers.get('x-request-id') ?? randomUUID();
    try {
      return await run(request, (await next.params) ?? {});
    } catch (error) {
      return answerFault(error, requestId);
    }
  };
}

/** A file to keep, streamed as it is made. The name comes from people: it travels encoded and is never a path. */
export function fileResponse(file: {
  name: string;
  pieces: AsyncIterable<Uint8Array>;
  type?: string;
}): Response {
  const iterator = file.pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  const name = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return new Response(body, {
    headers: {
      'content-type': file.type ?? 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
