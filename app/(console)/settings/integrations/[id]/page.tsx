import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeldItem } from '@/components/ingest/held-item';
import { ClientMessages } from '@/components/layout/client-messages';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { orNotFound, requirePage } from '@/lib/auth/context';
import { holds, reachesAll } from '@/lib/auth/scope';
import { countQuarantined, getQuarantined } from '@/lib/ingest/queries/quarantine';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ingest.one'))('title') };
}

export default async function HeldItemPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('ingest:read');
  const [t, item, groups] = await Promise.all([
    getTranslations('ingest'),
    orNotFound(getQuarantined(ctx, (await params).id)),
    countQuarantined(ctx),
  ]);
  const alike = groups.filter(({ code, hint }) => code === item.code && hint === item.hint);
  return (
    <ClientMessages namespaces={['ingest']}>
      <PageHeader
        title={t('one.title')}
        breadcrumb={
          <Breadcrumb label={t('title')} items={[{ label: t('title'), href: '/settings/integrations' }]} />
        }
      />
      <HeldItem
        item={item}
        alike={alike.reduce((sum, group) => sum + group.items, 0)}
        timeZone={ctx.scope.timeZone}
        rights={{
          canReplay: holds(ctx.scope, 'ingest:write'),
          canReplayMany: reachesAll(ctx.scope, 'ingest:write'),
        }}
      />
    </ClientMessages>
  );
}
