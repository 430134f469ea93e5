import { getTranslations } from 'next-intl/server';
import { DataStamp } from '@/components/metrics/data-stamp';
import { asDay } from '@/lib/time';
import { readComplete } from './reads';
import type { WidgetProps } from './widget-question';

/** "Data complete to": the last day that every reporting store has delivered. */
export async function CompleteTo({ ctx, question }: WidgetProps) {
  const [t, complete] = await Promise.all([getTranslations('overview'), readComplete(ctx, question)]);
  if (!complete.completeTo) return null;
  const late = complete.silent.length;
  return (
    <p className="text-note text-ink-3 tabular-nums">
      <DataStamp completeTo={complete.completeTo} today={asDay(ctx.scope.today)} />
      {late > 0 ? ` · ${t('lateStores', { count: late })}` : null}
    </p>
  );
}
