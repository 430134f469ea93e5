import { getTranslations } from 'next-intl/server';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import type { OpeningHours } from '@/lib/stores/input';
import { formatIntervals, hoursOn } from '@/lib/stores/opening-hours';
import type { StoreStatus } from '@/lib/stores/store-status';
import type { Day } from '@/lib/time';
import { StatusMark } from './status-mark';

type StoreHeaderProps = {
  store: {
    name: string;
    code: string;
    status: StoreStatus;
    brand: { name: string };
    regionNames: string[];
    openingHours: OpeningHours | null;
    managerName: string | null;
  };
  today: string;
};

/** Which store this is, its status, where it stands and when it is open today. */
export async function StoreHeader({ store, today }: StoreHeaderProps) {
  const t = await getTranslations('stores');
  const place = store.regionNames.slice(1).join(' / ') || store.regionNames[0];
  const parts = [
    store.code,
    store.brand.name,
    place,
    await hoursToday(store.openingHours, today),
    store.managerName,
  ];
  return (
    <PageHeader
      className="mb-3"
      title={store.name}
      meta={<StatusMark status={store.status} />}
      breadcrumb={
        <Breadcrumb
          label={t('header.breadcrumb')}
          items={[{ label: t('title'), href: '/stores' }, { label: store.name }]}
        />
      }
      note={parts.filter(Boolean).join(' · ')}
    />
  );
}

/** When it is open today, in words. */
export async function hoursToday(hours: OpeningHours | null, today: string): Promise<string> {
  const t = await getTranslations('stores.header');
  if (!hours) return t('noHours');
  const exceptions = hours.exceptions.map(({ day, intervals }) => ({ day: day as Day, intervals }));
  const intervals = hoursOn(today as Day, { week: hours.week, exceptions });
  if (intervals.length === 0) return t('closedToday');
  const isAllDay = intervals.length === 1 && intervals[0]?.from === 0 && intervals[0].to === 1440;
  return t('hoursToday', { hours: isAllDay ? t('allDay') : formatIntervals(intervals) });
}
