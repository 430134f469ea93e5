import { getTranslations } from 'next-intl/server';
import type { ProblemParams } from '@/lib/imports/problem';

/** The sentences of problems in a language, for files: those outlive the page and its language. */
export async function errorWords(locale: 'zh-CN' | 'en') {
  const t = await getTranslations({ locale, namespace: 'imports' });
  return {
    headers: {
      line: t('errors.headers.line'),
      column: t('errors.headers.column'),
      problem: t('errors.headers.problem'),
      value: t('errors.headers.value'),
      problems: t('errors.headers.problems'),
    },
    reason: (one: { severity: 'error' | 'warning'; code: string; params: ProblemParams | null }): string =>
      t(
        `${one.severity === 'error' ? 'problems' : 'warnings'}.${one.code}` as 'problems.required',
        (one.params ?? {}) as never,
      ),
  };
}
