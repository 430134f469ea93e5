import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cityOptions, regionNodes } from '@/components/stores/store-choices';
import { StoreForm } from '@/components/stores/store-form';
import { Banner } from '@/components/ui/banner';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { listStoreChoices } from '@/lib/stores/queries/count-stores';
import { findStore } from '@/lib/stores/queries/get-store';

export default async function StoreSettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('stores:read');
  const [t, store, brands, regions, inUse] = await Promise.all([
    getTranslations('stores.form'),
    findStore(ctx, await params),
    listBrands(ctx),
    listRegionTree(ctx),
    listStoreChoices(ctx),
  ]);
  if (!store) notFound();
  const canWrite = holds(ctx.scope, 'stores:write');
  return (
    <>
      {canWrite ? null : <Banner className="mb-4 max-w-180">{t('readOnly')}</Banner>}
      <StoreForm
        key={store.version}
        store={{ ...store, brand: store.brand.code, regionWords: store.regionNames.slice(1).join(' / ') }}
        brands={brands}
        regions={regionNodes(regions)}
        cities={cityOptions()}
        formats={inUse.formats}
        today={ctx.scope.today}
        canWrite={canWrite}
      />
    </>
  );
}
