'use client';
import { useTranslations } from 'next-intl';
import type { ImportKind } from '@/lib/imports/fields';
import type { GridProblem } from '@/lib/imports/row-grid';

type Told = Pick<GridProblem, 'severity' | 'code' | 'params'>;

/** What is wrong, in words: with its cure, or what happened alone. */
export function useProblemWords() {
  const t = useTranslations('imports');
  const reason = ({ severity, code, params }: Told): string =>
    t(
      `${severity === 'error' ? 'problems' : 'warnings'}.${code}` as 'problems.required',
      (params ?? {}) as never,
    );
  return { reason, short: (problem: Told) => reason(problem).split(/[。；：]|[.;:](?=\s|$)/)[0] ?? '' };
}

/** The name of a field, or the file's own heading where it is none. */
export function useFieldName(kind: ImportKind): (field: string | null) => string | null {
  const t = useTranslations('imports');
  return (field) => {
    const key = `fields.${kind}.${field}` as 'fields.stores.name';
    return field !== null && t.has(key) ? t(key) : null;
  };
}
