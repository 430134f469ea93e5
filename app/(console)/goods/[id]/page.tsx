import { getTranslations } from 'next-intl/server';
import { categoryOptions } from '@/components/goods/category-choices';
import { ProductForm } from '@/components/goods/product-form';
import { ProductStatusMark } from '@/components/goods/product-status';
import { ClientMessages } from '@/components/layout/client-messages';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { orNotFound, requirePage } from '@/lib/auth/context';
import { holds } from '@/lib/auth/scope';
import { getProduct } from '@/lib/goods/queries/get-product';
import { listCategories } from '@/lib/goods/queries/list-categories';
import { listBrands } from '@/lib/organization/queries';

export default async function ProductPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requirePage('goods:read');
  const product = await orNotFound(getProduct(ctx, await params));
  const [t, brands, categories] = await Promise.all([
    getTranslations('goods'),
    listBrands(ctx),
    listCategories(ctx),
  ]);
  const { updatedAt, listPriceFen, ...rest } = product;
  const trail = [{ label: t('title'), href: '/goods' }, { label: product.name }];
  const canWrite = holds(ctx.scope, 'goods:write');
  return (
    <ClientMessages namespaces={['goods']}>
      <PageHeader
        title={product.name}
        meta={<ProductStatusMark status={product.status} />}
        breadcrumb={<Breadcrumb label={t('trail')} items={trail} />}
      />
      {canWrite ? null : <Banner className="mb-4 max-w-180">{t('form.readOnly')}</Banner>}
      <ProductForm
        key={`${updatedAt.toISOString()} ${product.status}`}
        product={{ ...rest, listPriceFen: listPriceFen?.toString() ?? null }}
        brands={brands}
        categories={categoryOptions(categories)}
        canWrite={canWrite}
      />
    </ClientMessages>
  );
}
