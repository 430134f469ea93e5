import { notFound } from '@/lib/errors';

/** A page of rows ordered by the caller's code; `nextCursor` is null on the last page. */
export type CodePage<T> = { data: T[]; nextCursor: string | null };

/** Cuts the one row too many that tells whether there is a next page. */
export function pageOf<T extends { code: string }>(rows: readonly T[], limit: number): CodePage<T> {
  const data = rows.slice(0, limit);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.code ?? null) : null };
}

/** The one row of a page asked by code. @throws AppError not_found */
export function onlyRow<T>(page: CodePage<T>): T {
  const [row] = page.data;
  if (row === undefined) throw notFound();
  return row;
}
