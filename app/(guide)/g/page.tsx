import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { MyResults } from '@/components/metrics/my-results';
import { EmptyState } from '@/components/ui/empty-state';
import { requirePage } from '@/lib/auth/context';
import { listMyDays, listMyStores } from '@/lib/metrics/queries/my-days';
import { asDay, presetRange } from '@/lib/time';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('overview'))('guide.title') };
}

export default async function GuidePage() {
  const ctx = await requirePage('self:read');
  const range = presetRange('month_to_date', asDay(ctx.scope.today));
  const [t, locale, days, stores] = await Promise.all([
    getTranslations('overview'),
    getLocale(),
    listMyDays(ctx, { range }),
    listMyStores(ctx),
  ]);
  if (ctx.scope.guideId === null)
    return <EmptyState kind="no-permission" level={1} title={t('guide.title')} cause={t('guide.noGuide')} />;
  return <MyResults {...{ days, stores, range, locale }} />;
}
