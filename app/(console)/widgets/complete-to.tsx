import { getTranslations } from 'next-intl/server';
import { DataStamp } from '@/components/metrics/data-stamp';
import { asDay, type Day } from '@/lib/time';
import { readComplete } from './reads';
import type { WidgetProps } from './widget-question';

/** "Data complete to": the last day that every reporting store has delivered; why a page ends earlier, at `anchor`. */
export async function CompleteTo({ ctx, question, anchor }: WidgetProps & { anchor?: Day }) {
  const [t, complete] = await Promise.all([getTranslations('overview'), readComplete(ctx, question)]);
  if (!complete.completeTo) return null;
  const late = complete.silent.length;
  return (
    <p className="text-note text-ink-3 tabular-nums">
      <DataStamp completeTo={complete.completeTo} today={asDay(ctx.scope.today)} />
      {anchor && anchor < complete.completeTo ? ` · ${t('completeToAll', { day: anchor })}` : null}
      {late > 0 ? ` · ${t('lateStores', { count: late })}` : null}
    </p>
  );
}
