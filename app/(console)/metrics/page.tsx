import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { METRIC_KEYS, metricEntry } from '@/lib/metrics/metric-dictionary';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('dictionaryTitle') };
}

export default async function MetricsPage() {
  await requirePage('organization:read');
  const [t, m, c] = await Promise.all([
    getTranslations('overview'),
    getTranslations('metrics'),
    getTranslations('common'),
  ]);
  return (
    <>
      <PageHeader title={t('dictionaryTitle')} note={t('dictionaryNote')} />
      <dl className="grid gap-3 lg:grid-cols-2">
        {METRIC_KEYS.map(metricEntry).map((entry) => (
          <div
            key={entry.key}
            id={entry.key}
            className="scroll-mt-20 rounded-card border bg-surface p-5 target:border-primary max-md:p-4"
          >
            <dt className="flex items-baseline justify-between gap-3">
              <span className="font-semibold text-h2">{m(entry.nameKey)}</span>
              <span className="text-note text-ink-3">{t(`unit.${entry.unit}`)}</span>
            </dt>
            <dd className="mt-1 text-body text-ink-2">{m(entry.definitionKey)}</dd>
            <dd className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t pt-3 text-small">
              <span className="text-ink-3">{c('formula')}</span>
              <span>{m(entry.formulaKey)}</span>
              <span className="text-ink-3">{c('source')}</span>
              <span>{m(entry.sourceKey)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
