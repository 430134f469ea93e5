'use client';
import { useTranslations } from 'next-intl';

/** What is wrong with a field of a view. */
export function useViewProblem(): (code: string) => string {
  const t = useTranslations('views.problems');
  return (code) => (t.has(code as 'required') ? t(code as 'required') : t('other'));
}
