/** A fault of the request itself, with the HTTP status it deserves. */
export class HttpError extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 503,
    readonly code: string,
    readonly detail: string,
    readonly more: { errors?: ProblemItem[]; retryAfter?: number } = {},
  ) {
    super(detail);
    this.name = 'HttpError';
  }
}
export type ProblemItem = { path: string; code: string; message: string };
