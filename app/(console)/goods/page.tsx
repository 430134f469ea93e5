import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from '@/components/data-table/table-state';
import { productTableRules } from '@/components/goods/product-columns';
import { ProductList, ProductListActions } from '@/components/goods/product-list';
import { PageHeader } from '@/components/ui/page-header';
import { ViewTabs } from '@/components/views/view-tabs';
import { requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { countProducts } from '@/lib/goods/queries/get-product';
import { listCategories } from '@/lib/goods/queries/list-categories';
import { listProducts } from '@/lib/goods/queries/list-products';
import { listBrands } from '@/lib/organization/queries';
import { openList } from '../lists/open-list';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('goods'))('title') };
}

export default async function GoodsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requirePage('goods:read');
  const { state, views } = await openList(ctx, { list: 'goods', searchParams, rules: productTableRules });
  const { filters, search, sort, cursor } = state;
  const [t, page, total, categories, brands] = await Promise.all([
    getTranslations('goods'),
    listProducts(ctx, {
      ...{ search, sort, cursor, categories: filters.category },
      ...{ brands: filters.brand, statuses: filters.status },
    }),
    countProducts(ctx),
    listCategories(ctx),
    listBrands(ctx),
  ]);
  const rights = {
    canWrite: holds(ctx.scope, 'goods:write'),
    canImport: holds(ctx.scope, 'imports:write'),
    canExport: holds(ctx.scope, 'reports:export'),
  };
  return (
    <>
      <PageHeader
        isList
        title={t('title')}
        note={t('note')}
        actions={total > 0 && <ProductListActions rights={rights} hasCategories />}
      />
      <ProductList {...{ state, page, total, categories, brands, rights }} views={<ViewTabs {...views} />} />
    </>
  );
}
