import { HttpError } from '@/lib/http-error';

/** A file that cannot be read as an answer: the code of its sentence, its figures beside it. Null for anything else. */
export function uploadFault(error: unknown): HttpError | null {
  if (!(error instanceof Error) || error.name !== 'SheetError') return null;
  const { code, place } = error as unknown as { code: string; place: Record<string, string | number> };
  const errors = Object.entries(place).map(([path, value]) => ({
    path,
    code: String(value),
    message: `${path} ${value}`,
  }));
  const status =
    code === 'file_too_big' || code === 'xlsx_too_big' || code === 'xlsx_too_many_rows' ? 413 : 422;
  if (code === 'file_truncated')
    return new HttpError(400, 'sheet.file_truncated', 'Fewer bytes arrived than Content-Length says.');
  const detail =
    status === 413
      ? 'The file is too large; send CSV of at most 1 GB instead.'
      : 'The file cannot be read as a table.';
  return new HttpError(status, `sheet.${code}`, detail, { errors });
}
