export const errorCodes = [
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'invalid',
  'rate_limited',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
/** Message key by field name. */
export type FieldErrors = Record<string, string>;

/**
 * The one error of the domain. `reason` is a message key of the `errors` namespace (what happened and the cure);
 * nothing else of it reaches a client.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly fields: FieldErrors | undefined;
  readonly params: Record<string, string | number> | undefined;

  constructor(
    code: ErrorCode,
    more: {
      reason?: string;
      fields?: FieldErrors;
      params?: Record<string, string | number>;
      cause?: unknown;
    } = {},
  ) {
    super(`${code}${more.reason ? `: ${more.reason}` : ''}`, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = more.reason;
    this.fields = more.fields;
    this.params = more.params;
  }
}

export const notFound = (): AppError => new AppError('not_found');
export const invalid = (fields: FieldErrors): AppError => new AppError('invalid', { fields });
export const conflict = (reason: string, params?: Record<string, string | number>): AppError =>
  new AppError('conflict', { reason, params });
