'use client';
import { useTranslations } from 'next-intl';

/** A field's or form's message key in words; a key nobody worded is said in general. */
export function useProblems(): (key: string) => string {
  const t = useTranslations('auth.problems');
  return (key) => (t.has(key as 'required') ? t(key as 'required') : t('invalid'));
}
