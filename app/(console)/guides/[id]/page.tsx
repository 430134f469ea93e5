import { getTranslations } from 'next-intl/server';
import { GuideProfile } from '@/components/guides/guide-profile';
import { GuideStatusMark } from '@/components/guides/guide-status';
import { GuideStays } from '@/components/guides/guide-stays';
import { ProfileDialog } from '@/components/guides/profile-dialog';
import { storeOptions } from '@/components/guides/store-choices';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { orNotFound, requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { findGuideAccount, getGuide } from '@/lib/guides/queries/get-guide';
import { listAssignableStores } from '@/lib/guides/queries/list-assignable-stores';
import { addDays, asDay } from '@/lib/time';

export default async function GuidePage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('guides:read');
  const guide = await orNotFound(getGuide(ctx, await params));
  const canWrite = holds(ctx.scope, 'guides:write');
  const { today } = ctx.scope;
  const [t, account, stores] = await Promise.all([
    getTranslations('guides'),
    holds(ctx.scope, 'users:read') ? findGuideAccount(ctx, guide) : undefined,
    canWrite ? listAssignableStores(ctx) : [],
  ]);
  const trail = [{ label: t('title'), href: '/guides' }, { label: guide.name }];
  const stays = guide.stays.map((stay) => ({ ...stay, lastDay: stay.to && addDays(asDay(stay.to), -1) }));
  return (
    <ClientMessages namespaces={['guides']}>
      <PageHeader
        title={guide.name}
        meta={<GuideStatusMark status={guide.status} />}
        breadcrumb={<Breadcrumb label={t('trail')} items={trail} />}
        actions={canWrite && <ProfileDialog guide={guide} today={today} />}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <GuideProfile {...{ guide, account }} />
        <GuideStays guideId={guide.id} stores={storeOptions(stores)} {...{ stays, today }} />
      </div>
    </ClientMessages>
  );
}
