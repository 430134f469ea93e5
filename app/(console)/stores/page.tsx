import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/components/data-table/table-state';
import { BulkActions } from '@/components/stores/bulk-actions';
import { storeTableRules } from '@/components/stores/store-columns';
import { StoreList, StoreListActions } from '@/components/stores/store-list';
import { PageHeader } from '@/components/ui/page-header';
import { ViewTabs } from '@/components/views/view-tabs';
import { requirePage } from '@/lib/auth/context';
import { findImportName } from '@/lib/imports/queries/find-import-name';
import { listBrands, listRegionTree } from '@/lib/organization/queries';
import { treeOrder } from '@/lib/organization/region-order';
import { listStoreChoices } from '@/lib/stores/queries/count-stores';
import { listStores } from '@/lib/stores/queries/list-stores';
import { openList } from '../lists/open-list';
import { listRights } from './list-rights';
import { peekedStore } from './store-peek';
import { withTargets } from './with-targets';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('title') };
}

export default async function StoresPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('stores:read');
  const { state, views } = await openList(ctx, { list: 'stores', searchParams, rules: storeTableRules });
  const { filters, search, sort, cursor } = state;
  const importId = filters.import?.[0];
  const [t, page, importName, inUse, brands, regions] = await Promise.all([
    getTranslations('stores'),
    listStores(ctx, {
      ...{ search, sort, cursor, regions: filters.region, brands: filters.brand },
      ...{ statuses: filters.status, cities: filters.city, formats: filters.format, importId },
    }),
    findImportName(ctx, { id: importId }),
    listStoreChoices(ctx),
    listBrands(ctx),
    listRegionTree(ctx),
  ]);
  const { rows, month } = await withTargets(ctx, page.rows);
  const rights = listRights(ctx.scope);
  return (
    <>
      <PageHeader
        isList
        title={t('title')}
        note={t('note')}
        actions={inUse.total > 0 && <StoreListActions rights={rights} />}
      />
      <StoreList
        {...{ state, page: { ...page, rows }, inUse, brands, rights, month, importName }}
        views={<ViewTabs {...views} />}
        bulkActions={rights.canCreate && <BulkActions regions={regions} today={ctx.scope.today} />}
        regions={treeOrder(regions).map(({ code, name, level }) => ({ code, name, level }))}
        peek={peekedStore(ctx, await searchParams)}
      />
    </>
  );
}
