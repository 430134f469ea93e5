import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { InfoTip } from '@/components/ui/info-tip';
import { type MetricKey, metricEntry } from '@/lib/metrics/metric-dictionary';

/** The definition of a number, one click away from it. */
export async function MetricTip({ metric, freshness }: { metric: MetricKey; freshness?: string }) {
  const [t, c] = await Promise.all([getTranslations('metrics'), getTranslations('common')]);
  const entry = metricEntry(metric);
  const name = t(entry.nameKey);
  const m = await getTranslations('overview');
  return (
    <InfoTip
      label={`${c('definition')} · ${name}`}
      title={name}
      definition={t(entry.definitionKey)}
      rows={[
        { label: c('formula'), value: t(entry.formulaKey), code: true },
        { label: c('source'), value: t(entry.sourceKey) },
        ...(freshness ? [{ label: c('freshness'), value: freshness }] : []),
      ]}
      link={
        <Link href={`/metrics#${metric}`} className="text-primary underline-offset-4 hover:underline">
          {m('dictionary')}
        </Link>
      }
    />
  );
}
