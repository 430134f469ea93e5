'use client';
import { useTranslations } from 'next-intl';

/** Turns the code of a problem into a sentence. */
export function useGoodsProblems(): (code: string) => string {
  const t = useTranslations('goods.errors');
  return (code) => (t.has(code as 'other') ? t(code as 'other') : t('other'));
}
