import { getTranslations } from 'next-intl/server';
import type { ChartWords } from '@/components/charts/chart-words';

/** The words of a chart's frame in the reader's language. */
export async function chartWords(): Promise<ChartWords> {
  const t = await getTranslations('charts.frame');
  return {
    table: t('table'),
    chart: t('chart'),
    copy: t('copy'),
    copied: t('copied'),
    copyFailed: t('copyFailed'),
    png: t('png'),
    print: t('print'),
    tools: t('tools'),
    explore: t('explore'),
    savedAt: t('savedAt'),
  };
}
