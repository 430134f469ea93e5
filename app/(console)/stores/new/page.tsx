import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ClientMessages } from '@/components/layout/client-messages';
import { cityOptions, regionNodes } from '@/components/stores/store-choices';
import { StoreForm } from '@/components/stores/store-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requirePage } from '@/lib/auth/context';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { listStoreChoices } from '@/lib/stores/queries/count-stores';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('form.newTitle') };
}

export default async function NewStorePage() {
  const ctx = await requirePage('stores:write');
  const [t, brands, regions, inUse] = await Promise.all([
    getTranslations('stores'),
    listBrands(ctx),
    listRegionTree(ctx),
    listStoreChoices(ctx),
  ]);
  const trail = [{ label: t('title'), href: '/stores' }, { label: t('form.newTitle') }];
  return (
    <ClientMessages namespaces={['stores']}>
      <PageHeader
        title={t('form.newTitle')}
        note={t('form.newNote')}
        breadcrumb={<Breadcrumb label={t('header.breadcrumb')} items={trail} />}
      />
      <StoreForm
        brands={brands}
        regions={regionNodes(regions)}
        cities={cityOptions()}
        formats={inUse.formats}
        today={ctx.scope.today}
        canWrite
      />
    </ClientMessages>
  );
}
