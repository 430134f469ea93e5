import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { OrganizationScreen } from '@/components/organization/organization-screen';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { listBrands, listChannels, listRegionTree } from '@/lib/organization/queries';
import { subtreeTotals } from '@/lib/organization/region-order';
import { countStoresByBrand, countStoresByRegion } from '@/lib/stores/queries/count-stores';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organization'))('title') };
}

export default async function OrganizationPage() {
  const ctx = await requirePage('stores:read');
  const [t, regions, brands, channels, byRegion, brandTotals] = await Promise.all([
    getTranslations('organization'),
    listRegionTree(ctx),
    listBrands(ctx),
    listChannels(ctx),
    countStoresByRegion(ctx),
    countStoresByBrand(ctx),
  ]);
  return (
    <ClientMessages namespaces={['organization']}>
      <PageHeader title={t('title')} note={t('note')} />
      <OrganizationScreen
        {...{ regions, brands, channels, brandTotals }}
        regionTotals={subtreeTotals(regions, byRegion)}
        canWrite={holds(ctx.scope, 'organization:write')}
      />
    </ClientMessages>
  );
}
