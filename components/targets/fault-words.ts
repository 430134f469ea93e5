import { useTranslations } from 'next-intl';

/** What a refused target says: the words of its field, else of the error. */
export function useFaultWords() {
  const t = useTranslations('targets.errors');
  const errors = useTranslations('errors');
  return (error: { code: string; reason?: string; fields?: Record<string, string> }): string => {
    const [first] = Object.values(error.fields ?? {});
    if (first) return t.has(first as 'other') ? t(first as 'other') : t('other');
    return errors((error.reason ?? error.code) as 'conflict');
  };
}
