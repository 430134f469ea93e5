import 'server-only';
import { revalidatePath } from 'next/cache';
import type { z } from 'zod';
import { type Context, checkWriter, requireUser } from '@/lib/auth/context';
import type { Permission } from '@/lib/auth/permissions';
import { AppError, type ErrorCode, type FieldErrors } from '@/lib/errors';
import { formToObject } from '@/lib/form-object';
import { logger } from '@/lib/log';

export type ActionError = {
  code: ErrorCode;
  reason?: string;
  fields?: FieldErrors;
  params?: Record<string, string | number>;
};
/** `values` are the submitted texts, so that a form keeps them after an error. */
export type ActionResult<T> =
  | { ok: true; data: T }
  | { ok: false; error: ActionError; values?: Record<string, string> };

export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message;
  return fields;
}

function toActionError(error: unknown, requestId: string | undefined): ActionError {
  if (error instanceof AppError) {
    return { code: error.code, reason: error.reason, fields: error.fields, params: error.params };
  }
  logger.error({ err: error, requestId }, 'action failed');
  return { code: 'internal' };
}

// Next steers by throwing: redirects and not-found must pass through.
const isNextSignal = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'digest' in error &&
  /^(NEXT_|DYNAMIC_)/.test(String((error as { digest: unknown }).digest));

const secretField = /password|secret|token/i;
const keptValues = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form.entries()].filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !secretField.test(entry[0]) && !entry[0].startsWith('$'),
    ),
  );

/**
 * A server action: session → context → permission → parse → run → map. Takes an object, or `(previous state, FormData)`
 * as `useActionState` calls it. Raw messages never leave the server.
 */
export function action<I extends z.ZodType, T>(
  permission: Permission,
  input: I,
  run: (ctx: Context, input: z.output<I>) => Promise<T>,
  /** Only the way out of a preview works in one. */
  { endsPreview = false }: { endsPreview?: boolean } = {},
) {
  return async (first: unknown, second?: unknown): Promise<ActionResult<T>> => {
    const form = second instanceof FormData ? second : first instanceof FormData ? first : null;
    const values = form ? keptValues(form) : undefined;
    let requestId: string | undefined;
    try {
      const ctx = await requireUser(permission);
      requestId = ctx.requestId;
      if (!endsPreview) checkWriter(ctx);
      const parsed = await input.safeParseAsync(form ? formToObject(form) : first);
      if (!parsed.success)
        return { ok: false, error: { code: 'invalid', fields: fieldErrors(parsed.error) }, values };
      return { ok: true, data: await run(ctx, parsed.data) };
    } catch (error) {
      if (isNextSignal(error)) throw error;
      return { ok: false, error: toActionError(error, requestId), values };
    }
  };
}

/** A run after which pages under `path` show what is now: `layout` = everything below, else the page alone. */
export const refreshing =
  <I, T>(
    path: string | ((input: I) => string),
    run: (ctx: Context, input: I) => Promise<T>,
    type?: 'layout',
  ) =>
  async (ctx: Context, input: I): Promise<T> => {
    const result = await run(ctx, input);
    revalidatePath(typeof path === 'string' ? path : path(input), type);
    return result;
  };
