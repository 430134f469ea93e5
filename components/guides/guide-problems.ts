'use client';
import { useTranslations } from 'next-intl';

/** Turns the code of a problem into a sentence. */
export function useGuideProblems(): (code: string) => string {
  const t = useTranslations('guides.errors');
  return (code) => (t.has(code as 'other') ? t(code as 'other') : t('other'));
}
