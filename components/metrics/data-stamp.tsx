import { TriangleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { addDays, type Day, daysBetween } from '@/lib/time';

/** "Data complete to", with a warning in words when that is earlier than the day before today. */
export async function DataStamp({ completeTo, today }: { completeTo: Day | null; today: Day }) {
  const t = await getTranslations('overview');
  if (!completeTo) return null;
  const lateDays = daysBetween(completeTo, addDays(today, -1));
  return (
    <span className="tabular-nums">
      {t('completeTo', { day: completeTo })}
      {lateDays > 0 ? (
        <span className="ml-2 inline-flex items-center gap-1 font-medium text-warn">
          <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
          {t('stale', { count: lateDays })}
        </span>
      ) : null}
    </span>
  );
}
