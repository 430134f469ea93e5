import { AppError } from '@/lib/errors';
import type { Failure } from './import-report';
import type { ProblemParams } from './problem';

/** The reason an import ends with, or null for faults of the moment: those are tried again. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof AppError) {
    if (error.code === 'forbidden') return { code: 'failures.no_rights', params: {} };
    return { code: error.reason === 'import_expired' ? 'failures.expired' : 'failures.gone', params: {} };
  }
  if (!(error instanceof Error)) return null;
  // Told by name: the readers of files stand below, and this file stays free of them.
  if (error.name === 'SealedFileError') return { code: 'failures.gone', params: {} };
  if (error.name === 'SheetError') {
    const { code, place } = error as unknown as { code: string; place: ProblemParams };
    return { code: `sheet.${code}`, params: place };
  }
  if ((error as { code?: unknown }).code === 'ENOENT') return { code: 'failures.gone', params: {} };
  return null;
}
